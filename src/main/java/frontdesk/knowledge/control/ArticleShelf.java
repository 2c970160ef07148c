package frontdesk.knowledge.control;

import frontdesk.knowledge.entity.Article;
import frontdesk.platform.http.Cursor;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.Page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Lists of articles, newest change first. */
@ApplicationScoped
public class ArticleShelf {

    /**
     * @param status draft, published or null for both
     * @param words in the title
     * @param after the cursor of an earlier page
     */
    public record Wish(
            @Nullable UUID collection,
            @Nullable String language,
            @Nullable String status,
            @Nullable String words,
            @Nullable String after,
            int limit) {}

    @PersistenceContext private EntityManager entities;

    public Page<Article> list(Wish wish) {
        StringBuilder query =
                new StringBuilder(
                        "select a from Article a where a.tenantId = :tenant and a.deletedAt is"
                                + " null");
        Map<String, Object> values = new HashMap<>();
        values.put("tenant", CallerContext.current().requireTenant().value());
        narrow(query, values, "a.collectionId = :collection", "collection", wish.collection());
        narrow(query, values, "a.language = :language", "language", wish.language());
        String status = CallerContext.current().isStaff() ? wish.status() : Article.PUBLISHED;
        narrow(query, values, "a.status = :status", "status", status);
        if (wish.words() != null && !wish.words().isBlank()) {
            String pattern = "%" + wish.words().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
            narrow(
                    query,
                    values,
                    "lower(a.title) like lower(:words) escape '\\'",
                    "words",
                    pattern);
        }
        if (wish.after() != null) {
            Cursor cursor =
                    Cursor.decode(wish.after())
                            .orElseThrow(
                                    () ->
                                            Refusal.field(
                                                    "after",
                                                    "unknown_cursor",
                                                    "This is no cursor of this list."));
            query.append(" and (a.updatedAt < :at or a.updatedAt = :at and a.id < :id)");
            values.put("at", cursor.at());
            values.put("id", cursor.id());
        }
        TypedQuery<Article> typed =
                entities.createQuery(
                        query + " order by a.updatedAt desc, a.id desc", Article.class);
        values.forEach(typed::setParameter);
        List<Article> rows = typed.setMaxResults(wish.limit() + 1).getResultList();
        return Page.of(rows, wish.limit(), last -> Cursor.encode(last.updatedAt(), last.id()));
    }

    private static void narrow(
            StringBuilder query,
            Map<String, Object> values,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            query.append(" and ").append(condition);
            values.put(name, value);
        }
    }
}
