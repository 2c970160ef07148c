package frontdesk.knowledge.control;

import frontdesk.knowledge.Passage;
import frontdesk.knowledge.Question;
import frontdesk.knowledge.control.PassageSearch.Mode;
import frontdesk.knowledge.entity.Collection;
import frontdesk.platform.security.CallerContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Articles rather than passages: each found once, by its best passage. */
@ApplicationScoped
public class ArticleSearch {

    private static final int EXCERPT = 240;
    private static final int PASSAGES_AN_ARTICLE = 2;

    public record Hit(Passage passage, @Nullable Collection collection) {

        public String excerpt() {
            return Texts.shorten(passage.text().replace('\n', ' '), EXCERPT);
        }
    }

    @PersistenceContext private EntityManager entities;

    @Inject private PassageSearch search;

    @Inject private Collections collections;

    public List<Hit> find(String words, @Nullable String language, int limit, Mode mode) {
        Map<UUID, Passage> best = new LinkedHashMap<>();
        for (Passage one :
                search.ranked(new Question(words, language, limit * PASSAGES_AN_ARTICLE), mode)) {
            if (best.size() < limit) {
                best.putIfAbsent(one.articleId(), one);
            }
        }
        Map<UUID, UUID> shelves = shelves(best.keySet());
        Map<UUID, Collection> all = shelves.isEmpty() ? Map.of() : collections.all();
        return best.values().stream()
                .map(one -> new Hit(one, shelf(shelves.get(one.articleId()), all)))
                .toList();
    }

    public List<Passage> passages(String words, @Nullable String language, int limit) {
        return search.find(new Question(words, language, limit), Mode.FUSION);
    }

    private static @Nullable Collection shelf(@Nullable UUID id, Map<UUID, Collection> all) {
        return id == null ? null : all.get(id);
    }

    @SuppressWarnings("unchecked")
    private Map<UUID, UUID> shelves(java.util.Set<UUID> articles) {
        List<Object[]> rows =
                entities.createNativeQuery(
                                """
                                select id, collection_id from knowledge_article
                                where tenant_id = ?1 and id = any(?2) and collection_id is not null
                                """)
                        .setParameter(1, CallerContext.current().requireTenant().value())
                        .setParameter(2, articles.toArray(UUID[]::new))
                        .getResultList();
        Map<UUID, UUID> shelves = new LinkedHashMap<>();
        rows.forEach(row -> shelves.put((UUID) row[0], (UUID) row[1]));
        return shelves;
    }
}
