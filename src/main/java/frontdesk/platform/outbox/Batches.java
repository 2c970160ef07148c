package frontdesk.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.util.List;
import java.util.UUID;

/**
 * One batch, one transaction: locked for this node, carried, marked. The carrying itself is outside
 * of the transaction, which only waits for it: a crash between carrying and marking repeats the
 * batch, and never loses one.
 */
@ApplicationScoped
public class Batches {

    static final int LARGEST = 500;

    @PersistenceContext private EntityManager entities;

    @Inject private OutsideOfTransactions outside;

    /**
     * @return whether there may be another
     */
    @Transactional
    public boolean carryNext(NewsStream stream) {
        if (!lock(stream.name())) {
            return false;
        }
        List<News> batch = next(stream.name());
        if (batch.isEmpty()) {
            return false;
        }
        outside.carry(stream, batch);
        entities.createNativeQuery(
                        "delete from outbox_delivery where listener = ?1 and event_id = any(?2)")
                .setParameter(1, stream.name())
                .setParameter(2, batch.stream().map(News::id).toArray(UUID[]::new))
                .executeUpdate();
        return batch.size() == LARGEST;
    }

    /**
     * By number: whoever changes the same thing later has waited for the one before, so that its
     * news have the higher number and are seen later, or together.
     */
    @SuppressWarnings("unchecked")
    private List<News> next(String listener) {
        List<Object[]> rows =
                entities.createNativeQuery(
                                """
                                select e.id, e.seq, e.tenant_id, e.type, e.subject, e.payload, e.occurred_at
                                from outbox_delivery d join outbox_event e on e.id = d.event_id
                                where d.listener = ?1 order by d.seq limit ?2
                                """)
                        .setParameter(1, listener)
                        .setParameter(2, LARGEST)
                        .getResultList();
        return rows.stream().map(NewsFeed::news).toList();
    }

    private boolean lock(String listener) {
        return (boolean)
                entities.createNativeQuery(
                                "select pg_try_advisory_xact_lock(hashtextextended(?1, 0))")
                        .setParameter(1, "outbox " + listener)
                        .getSingleResult();
    }
}
