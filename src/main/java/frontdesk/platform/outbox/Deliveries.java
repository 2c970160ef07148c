package frontdesk.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * One delivery, one transaction: the listener's effect and the mark that it happened commit
 * together.
 */
@ApplicationScoped
public class Deliveries {

    static final int ATTEMPTS_BEFORE_PARKING = 10;

    private static final Logger LOG = Logger.getLogger("Frontdesk.outbox");

    @PersistenceContext private EntityManager entities;

    @Inject private Clock clock;

    @Inject private Event<DeliveryParked> parked;

    record Due(News news, String listener, int attempts) {}

    @Transactional
    @SuppressWarnings("unchecked")
    public List<Due> due(String listener, int limit) {
        List<Object[]> rows =
                entities.createNativeQuery(
                                """
                                select e.id, e.seq, e.tenant_id, e.type, e.subject, e.payload, e.occurred_at, d.listener, d.attempts
                                from outbox_delivery d join outbox_event e on e.id = d.event_id
                                where d.listener = ?3 and d.parked_at is null and d.due_at <= ?1 order by d.seq limit ?2
                                """)
                        .setParameter(1, Timestamp.from(clock.instant()))
                        .setParameter(2, limit)
                        .setParameter(3, listener)
                        .getResultList();
        return rows.stream()
                .map(
                        row ->
                                new Due(
                                        NewsFeed.news(row),
                                        (String) row[7],
                                        ((Number) row[8]).intValue()))
                .toList();
    }

    /**
     * @return whether it was delivered just now; false when another node has it
     */
    @Transactional
    public boolean deliver(Due due, NewsListener listener) {
        if (!lock(due)) {
            return false;
        }
        listener.hear(due.news());
        entities.createNativeQuery(
                        "delete from outbox_delivery where event_id = ?1 and listener = ?2")
                .setParameter(1, due.news().id())
                .setParameter(2, due.listener())
                .executeUpdate();
        return true;
    }

    @Transactional
    public void postpone(Due due, Exception problem) {
        boolean park = due.attempts() + 1 >= ATTEMPTS_BEFORE_PARKING;
        if (park) {
            LOG.errorf(
                    problem,
                    "Parked %s for %s after %d attempts",
                    due.news().type(),
                    due.listener(),
                    due.attempts() + 1);
        }
        entities.createNativeQuery(
                        """
                        update outbox_delivery set attempts = attempts + 1, due_at = ?3, parked_at = ?4, problem = ?5
                        where event_id = ?1 and listener = ?2 and parked_at is null
                        """)
                .setParameter(1, due.news().id())
                .setParameter(2, due.listener())
                .setParameter(3, Timestamp.from(clock.instant().plus(pause(due.attempts()))))
                .setParameter(4, park ? Timestamp.from(clock.instant()) : null)
                .setParameter(5, reason(problem))
                .executeUpdate();
        if (park) {
            tellOnce(due);
        }
    }

    /** Not again when it was tried anew and failed as before. */
    private void tellOnce(Due due) {
        int first =
                entities.createNativeQuery(
                                """
                                update outbox_delivery set parked_before = true
                                where event_id = ?1 and listener = ?2 and parked_at is not null and not parked_before
                                """)
                        .setParameter(1, due.news().id())
                        .setParameter(2, due.listener())
                        .executeUpdate();
        if (first == 1) {
            parked.fire(new DeliveryParked(due.news().id(), due.listener()));
        }
    }

    /** The innermost cause in one line, for the operator; the log has all of it. */
    static String reason(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message =
                root.getMessage() == null || root.getMessage().isBlank()
                        ? root.getClass().getSimpleName()
                        : root.getMessage();
        String line = message.strip().lines().findFirst().orElse("");
        return line.length() > 300 ? line.substring(0, 300) : line;
    }

    /** 1 s, 2 s, 4 s … 5 min. */
    static Duration pause(int attempts) {
        return Duration.ofSeconds(Math.min(300, 1L << Math.min(attempts, 9)));
    }

    private boolean lock(Due due) {
        return !entities.createNativeQuery(
                        """
                        select 1 from outbox_delivery where event_id = ?1 and listener = ?2 and parked_at is null
                        for update skip locked
                        """)
                .setParameter(1, due.news().id())
                .setParameter(2, due.listener())
                .getResultList()
                .isEmpty();
    }
}
