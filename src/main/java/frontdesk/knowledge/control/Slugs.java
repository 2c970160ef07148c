package frontdesk.knowledge.control;

import frontdesk.knowledge.entity.Article;
import frontdesk.platform.security.CallerContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;

/** Names of articles and collections, for files and links. */
@ApplicationScoped
public class Slugs {

    private static final int LONGEST = 80;

    @PersistenceContext private EntityManager entities;

    /** A slug that no living article of the business has: this one, or with a number. */
    public String free(String wish) {
        queueUp();
        String slug = of(wish);
        String free = slug;
        for (int number = 2; isTaken(free); number++) {
            free = slug + "-" + number;
        }
        return free;
    }

    /** Letters of any script and digits, joined by hyphens. */
    public static String of(String text) {
        String plain =
                Normalizer.normalize(text.replace("ß", "ss"), Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}+", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", "-")
                        .replaceAll("^-+|-+$", "");
        String slug =
                plain.length() > LONGEST
                        ? plain.substring(0, LONGEST).replaceAll("-+$", "")
                        : plain;
        return slug.isEmpty() ? "article" : slug;
    }

    /**
     * Until the end of the transaction: two articles of one title, written at once, must not get
     * the same slug.
     */
    private void queueUp() {
        entities.createNativeQuery(
                        "select pg_advisory_xact_lock(hashtextextended('slugs of ' || ?1, 0))")
                .setParameter(1, CallerContext.current().requireTenant().value().toString())
                .getSingleResult();
    }

    private boolean isTaken(String slug) {
        return !entities.createQuery(
                        """
                        select a.id from Article a
                        where a.tenantId = :tenant and a.slug = :slug and a.deletedAt is null
                        """,
                        UUID.class)
                .setParameter("tenant", CallerContext.current().requireTenant().value())
                .setParameter("slug", slug)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    public java.util.Optional<Article> article(String slug) {
        return entities.createQuery(
                        """
                        select a from Article a
                        where a.tenantId = :tenant and a.slug = :slug and a.deletedAt is null
                        """,
                        Article.class)
                .setParameter("tenant", CallerContext.current().requireTenant().value())
                .setParameter("slug", slug)
                .getResultStream()
                .findFirst();
    }
}
