package frontdesk.platform.outbox;

import frontdesk.platform.database.Statements;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.Ids;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stores news in the transaction of the change they tell of, with one delivery for each receiver.
 */
@ApplicationScoped
public class Outbox {

    private static final String STORE =
            """
            with event as (
                insert into outbox_event (id, tenant_id, type, subject, payload, occurred_at)
                values (?1, ?2, ?3, ?4, ?5, ?6) returning seq
            )
            insert into outbox_delivery (event_id, seq, listener, tenant_id, due_at)
            select ?1, seq, unnest(cast(?7 as text[])), ?2, ?6 from event
            """;

    @Inject private Statements statements;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    @Inject @Any private Instance<NewsReceiver> receivers;

    @Inject private Clock clock;

    @Inject private Relay relay;

    private final Map<String, List<String>> types = new ConcurrentHashMap<>();

    /**
     * Needs a running transaction: news without their change, or a change without its news, must
     * not exist.
     */
    public void publish(String type, UUID subject, String payload) {
        UUID tenant = CallerContext.current().requireTenant().value();
        UUID id = Ids.next();
        Instant now = clock.instant();
        List<String> receivers = receiversOf(type);
        statements.run(
                STORE, id, tenant, type, subject, payload, now, receivers.toArray(String[]::new));
        transactions.registerInterposedSynchronization(new WakeRelay(receivers));
    }

    private List<String> receiversOf(String type) {
        return types.computeIfAbsent(
                type,
                wanted -> {
                    List<String> names = new ArrayList<>();
                    for (NewsReceiver receiver : receivers) {
                        if (receiver.types().contains(wanted)) {
                            names.add(receiver.name());
                        }
                    }
                    return List.copyOf(names);
                });
    }

    private final class WakeRelay implements Synchronization {

        private final List<String> receivers;

        private WakeRelay(List<String> receivers) {
            this.receivers = receivers;
        }

        @Override
        public void beforeCompletion() {
            // nothing to do before the commit
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.wake(receivers);
            }
        }
    }
}
