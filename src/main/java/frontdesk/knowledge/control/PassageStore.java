package frontdesk.knowledge.control;

import frontdesk.knowledge.entity.Chunk;
import frontdesk.platform.database.Statements;
import frontdesk.platform.security.CallerContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Reads passages as they are stored: what the index says is only a hint, and row-level security
 * looks again here.
 */
@ApplicationScoped
public class PassageStore {

    private static final String COLUMNS =
            "select id, article_id, title, heading, language, text, block, asked, title_vector,"
                    + " text_vector from knowledge_chunk ";

    /** A passage without its entity, which would cost more than the search. */
    public record Stored(
            UUID id,
            UUID articleId,
            String title,
            String heading,
            String language,
            String text,
            int block,
            boolean asked,
            byte[] titleVector,
            byte[] textVector) {}

    @Inject private Statements statements;

    @PersistenceContext private EntityManager entities;

    /** These passages, and all of these articles. */
    public List<Stored> load(Collection<UUID> passages, Collection<UUID> articles) {
        return statements
                .run(
                        COLUMNS + "where tenant_id = ?1 and (id = any(?2) or article_id = any(?3))",
                        CallerContext.current().requireTenant().value(),
                        passages.toArray(UUID[]::new),
                        articles.toArray(UUID[]::new))
                .stream()
                .map(PassageStore::stored)
                .toList();
    }

    /**
     * From one to the next by the index: asked with every question, and all passages would be read
     * to tell the few.
     */
    public List<String> languages() {
        return statements
                .run(
                        """
                        with recursive found as (
                            (select language from knowledge_chunk where tenant_id = ?1 order by language limit 1)
                            union all
                            select (select c.language from knowledge_chunk c
                                    where c.tenant_id = ?1 and c.language > found.language order by c.language limit 1)
                            from found where found.language is not null
                        )
                        select language from found where language is not null
                        """,
                        CallerContext.current().requireTenant().value())
                .stream()
                .map(row -> (String) row[0])
                .toList();
    }

    /**
     * Title, heading and text of each passage, as one; or the questions that articles answer. In a
     * transaction of its own where there is none: they are also counted in the background, and
     * without one the database shows no rows.
     */
    @Transactional
    public List<String> texts(String language, boolean asked) {
        return entities.createQuery(
                        """
                        select concat(c.title, ' ', c.heading, ' ', c.text) from Chunk c
                        where c.tenantId = :tenant and c.language = :language and c.asked = :asked
                        """,
                        String.class)
                .setParameter("tenant", CallerContext.current().requireTenant().value())
                .setParameter("language", language)
                .setParameter("asked", asked)
                .getResultList();
    }

    /** For making the index anew: all of the business, page by page. */
    public List<Chunk> after(UUID last, int limit) {
        return entities.createQuery(
                        """
                        select c from Chunk c where c.tenantId = :tenant and c.id > :last order by c.id
                        """,
                        Chunk.class)
                .setParameter("tenant", CallerContext.current().requireTenant().value())
                .setParameter("last", last)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The businesses that have passages; call as the system. */
    @SuppressWarnings("unchecked")
    public List<UUID> tenants() {
        return entities.createNativeQuery(
                        "select tenant_id from knowledge_indexed_tenant", UUID.class)
                .getResultList();
    }

    private static Stored stored(Object[] row) {
        return new Stored(
                (UUID) row[0],
                (UUID) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                ((Number) row[6]).intValue(),
                (Boolean) row[7],
                (byte[]) row[8],
                (byte[]) row[9]);
    }
}
