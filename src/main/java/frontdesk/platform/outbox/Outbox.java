package frontdesk.platform.outbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import frontdesk.platform.security.CallerContext;
import frontdesk.shared.Ids;

/** Stores news in the transaction of the change they tell of, with one delivery for each listener. */
@ApplicationScoped
public class Outbox {

    @PersistenceContext
    private EntityManager entities;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    @Inject
    @Any
    private Instance<NewsListener> listeners;

    @Inject
    private Clock clock;

    @Inject
    private Relay relay;

    /** Needs a running transaction: news without their change, or a change without its news, must not exist. */
    public void publish(String type, UUID subject, String payload) {
        UUID tenant = CallerContext.current().requireTenant().value();
        UUID id = Ids.next();
        Instant now = clock.instant();
        entities.createNativeQuery("""
                insert into outbox_event (id, tenant_id, type, subject, payload, occurred_at)
                values (?1, ?2, ?3, ?4, ?5, ?6)""")
                .setParameter(1, id)
                .setParameter(2, tenant)
                .setParameter(3, type)
                .setParameter(4, subject)
                .setParameter(5, payload)
                .setParameter(6, Timestamp.from(now))
                .executeUpdate();
        for (String listener : listenersOf(type)) {
            entities.createNativeQuery("""
                    insert into outbox_delivery (event_id, listener, tenant_id, due_at) values (?1, ?2, ?3, ?4)""")
                    .setParameter(1, id)
                    .setParameter(2, listener)
                    .setParameter(3, tenant)
                    .setParameter(4, Timestamp.from(now))
                    .executeUpdate();
        }
        transactions.registerInterposedSynchronization(new WakeRelay());
    }

    private List<String> listenersOf(String type) {
        List<String> names = new ArrayList<>();
        for (NewsListener listener : listeners) {
            if (listener.types().contains(type)) {
                names.add(listener.name());
            }
        }
        return names;
    }

    private final class WakeRelay implements Synchronization {
        @Override
        public void beforeCompletion() {
            // nothing to do before the commit
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.wake();
            }
        }
    }
}
