package frontdesk.knowledge.control;

import frontdesk.knowledge.Library.Draft;
import frontdesk.knowledge.entity.Article;
import frontdesk.knowledge.entity.ArticleVersion;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.outbox.Outbox;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.Ids;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Writing articles. Every change leaves a version and tells the outbox, which leads to new
 * passages.
 */
@ApplicationScoped
public class Articles {

    public static final String CHANGED = "knowledge.article.changed";
    public static final int MOST_QUESTIONS = 50;
    public static final int LONGEST_QUESTION = 200;
    private static final int EXCERPT = 200;

    @PersistenceContext private EntityManager entities;

    @Inject private Outbox outbox;

    @Inject private Clock clock;

    @Inject private Markup markup;

    @Inject private Slugs slugs;

    /** What the caller may read: customers see what is published. */
    public Article read(UUID id) {
        Article article = find(id);
        if (article == null
                || article.isDeleted()
                || !article.isPublic() && !CallerContext.current().isStaff()) {
            throw unknown();
        }
        return article;
    }

    public Article add(Draft draft) {
        UUID tenant = CallerContext.current().requireTenant().value();
        String slug = slugs.free(draft.slug() == null ? draft.title() : draft.slug());
        Article article = new Article(Ids.next(), tenant, slug, clock.instant());
        fill(article, draft);
        entities.persist(article);
        return saved(article);
    }

    /**
     * @param expected the version that the editor has seen; null when it does not matter
     */
    public Article change(UUID id, @Nullable Integer expected, Draft draft) {
        Article article = require(id);
        if (expected != null && article.version() != expected) {
            throw Refusal.of(
                    412,
                    "changed_meanwhile",
                    "Someone else has changed this article since you opened it. Your text was not"
                            + " saved.");
        }
        fill(article, draft);
        return saved(article);
    }

    public void delete(UUID id) {
        Article article = require(id);
        article.delete(clock.instant());
        tell(article, "deleted");
    }

    public Article restore(UUID id) {
        Article article = find(id);
        if (article == null) {
            throw unknown();
        }
        if (article.isDeleted()) {
            article.restore(slugs.free(article.slug()));
            entities.flush();
            tell(article, article.status());
        }
        return article;
    }

    public List<ArticleVersion> versions(UUID id) {
        require(id);
        return entities.createQuery(
                        """
                        select v from ArticleVersion v where v.articleId = :article and v.tenantId = :tenant
                        order by v.version desc
                        """,
                        ArticleVersion.class)
                .setParameter("article", id)
                .setParameter("tenant", CallerContext.current().requireTenant().value())
                .getResultList();
    }

    public ArticleVersion version(UUID id, int version) {
        return versions(id).stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow(Articles::unknown);
    }

    /**
     * The article as its editors have it, whatever its status; refuses with 404 what is unknown or
     * deleted.
     */
    public Article require(UUID id) {
        Article article = find(id);
        if (article == null || article.isDeleted()) {
            throw unknown();
        }
        return article;
    }

    public @Nullable Article find(UUID id) {
        Article article = entities.find(Article.class, id);
        UUID tenant = CallerContext.current().requireTenant().value();
        return article == null || !article.tenantId().equals(tenant) ? null : article;
    }

    public String excerptOf(String markdown) {
        StringBuilder excerpt = new StringBuilder();
        for (Markup.Block block : markup.blocks(markdown)) {
            if (block.level() == 0 && excerpt.length() < EXCERPT) {
                excerpt.append(excerpt.isEmpty() ? "" : " ")
                        .append(block.text().replace('\n', ' '));
            }
        }
        return Texts.shorten(excerpt.toString(), EXCERPT);
    }

    private void fill(Article article, Draft draft) {
        article.write(
                draft.title(),
                draft.markdown(),
                excerptOf(draft.markdown()),
                draft.language(),
                clock.instant());
        article.answer(draft.questions());
        article.file(
                draft.published() ? Article.PUBLISHED : Article.DRAFT,
                draft.collectionId(),
                draft.ownerId(),
                draft.reviewBy());
    }

    private Article saved(Article article) {
        Caller caller = CallerContext.current();
        entities.flush();
        entities.persist(new ArticleVersion(article, caller.name()));
        tell(article, article.status());
        return article;
    }

    private void tell(Article article, String status) {
        outbox.publish(
                CHANGED,
                article.id(),
                Json.createObjectBuilder()
                        .add("articleId", article.id().toString())
                        .add("version", article.version())
                        .add("status", status)
                        .add("language", article.language())
                        .build()
                        .toString());
    }

    static Refusal unknown() {
        return Refusal.of(404, "unknown_article", "There is no such article.");
    }
}
