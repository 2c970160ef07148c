package frontdesk.platform.outbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import frontdesk.shared.TenantId;

/** All news in order, for readers that keep a cursor of their own: every node's search index is one. */
@ApplicationScoped
public class NewsFeed {

    @PersistenceContext
    private EntityManager entities;

    /**
     * Call as {@link frontdesk.platform.security.Caller#SYSTEM}. Rows of transactions that may still be running, and
     * everything after them, are held back, so that a cursor never passes by a row that commits late.
     */
    @Transactional
    @SuppressWarnings("unchecked")
    public List<News> after(long cursor, Collection<String> types, int limit) {
        List<Object[]> rows = entities.createNativeQuery("""
                select id, seq, tenant_id, type, subject, payload, occurred_at from outbox_event
                where seq > ?1 and type = any(?2) and txid < pg_snapshot_xmin(pg_current_snapshot())
                order by seq limit ?3""")
                .setParameter(1, cursor)
                .setParameter(2, types.toArray(String[]::new))
                .setParameter(3, limit)
                .getResultList();
        return rows.stream().map(NewsFeed::news).toList();
    }

    /** Where a reader starts that has just rebuilt its view: nothing before it is missing from the database. */
    @Transactional
    public long safeCursor() {
        return ((Number) entities.createNativeQuery("""
                select coalesce(max(seq), 0) from outbox_event
                where seq < coalesce((select min(seq) from outbox_event
                                      where txid >= pg_snapshot_xmin(pg_current_snapshot())), 9223372036854775807)""")
                .getSingleResult())
                .longValue();
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
