package frontdesk.platform.outbox;

import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * All news in order, for readers that keep a cursor of their own: every node's search index is one.
 */
@ApplicationScoped
public class NewsFeed {

    @PersistenceContext private EntityManager entities;

    /**
     * @param end where to go on
     */
    public record Part(List<News> news, FeedPosition end) {}

    /**
     * Call as {@link frontdesk.platform.security.Caller#SYSTEM}. Rows of transactions that may
     * still be running, and those of all later ones, are held back, so that a reader never passes
     * by a row that commits late.
     */
    @Transactional
    @SuppressWarnings("unchecked")
    public Part after(FeedPosition position, Collection<String> types, int limit) {
        List<Object[]> rows =
                entities.createNativeQuery(
                                """
                                select id, seq, tenant_id, type, subject, payload, occurred_at, cast(txid as text) from outbox_event
                                where (txid, seq) > (cast(cast(?1 as text) as xid8), ?2) and txid < pg_snapshot_xmin(pg_current_snapshot())
                                and type = any(?3) order by txid, seq limit ?4
                                """)
                        .setParameter(1, Long.toString(position.transaction()))
                        .setParameter(2, position.seq())
                        .setParameter(3, types.toArray(String[]::new))
                        .setParameter(4, limit)
                        .getResultList();
        List<News> news = rows.stream().map(NewsFeed::news).toList();
        return new Part(
                news,
                news.isEmpty()
                        ? position
                        : new FeedPosition(
                                Long.parseLong((String) rows.getLast()[7]), news.getLast().seq()));
    }

    /**
     * Where a reader starts that now rebuilds its view: whatever came before is in the database for
     * it to see.
     */
    @Transactional
    public FeedPosition start() {
        String oldest =
                (String)
                        entities.createNativeQuery(
                                        "select cast(pg_snapshot_xmin(pg_current_snapshot()) as"
                                                + " text)")
                                .getSingleResult();
        return new FeedPosition(Long.parseLong(oldest), 0);
    }

    /** False for a reader that followed another database, such as the one before a restore. */
    @Transactional
    public boolean knows(FeedPosition position) {
        return position.transaction() <= start().transaction();
    }

    static News news(Object[] row) {
        return new News(
                (UUID) row[0],
                ((Number) row[1]).longValue(),
                new TenantId((UUID) row[2]),
                (String) row[3],
                (UUID) row[4],
                (String) row[5],
                (Instant) row[6]);
    }
}
