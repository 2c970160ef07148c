package frontdesk.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.sql.Timestamp;

/**
 * Forgets news that nobody waits for any more, and the answers to requests that nobody repeats any
 * more.
 */
@ApplicationScoped
public class Retention {

    @PersistenceContext private EntityManager entities;

    @Transactional
    public void sweep(Timestamp before) {
        entities.createNativeQuery("delete from idempotency_key where created_at < ?1")
                .setParameter(1, before)
                .executeUpdate();
        entities.createNativeQuery(
                        """
                        delete from outbox_event e where occurred_at < ?1
                        and not exists (select from outbox_delivery d where d.event_id = e.id)
                        """)
                .setParameter(1, before)
                .executeUpdate();
    }
}
