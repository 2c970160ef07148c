package frontdesk.platform.outbox;

import frontdesk.platform.http.Cursor;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.AsSystem;
import frontdesk.shared.Page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Deliveries that failed too often and wait for a person: try again, or throw away. */
@ApplicationScoped
@AsSystem
@Transactional
public class Parked {

    @PersistenceContext private EntityManager entities;

    @Inject private Relay relay;

    @Inject private Clock clock;

    public record Delivery(
            UUID eventId,
            String listener,
            UUID tenant,
            String type,
            String payload,
            int attempts,
            String problem,
            Instant parkedAt) {}

    @SuppressWarnings("unchecked")
    public Page<Delivery> list(@Nullable String after, int limit) {
        Cursor cursor = Cursor.of(after);
        List<Object[]> rows =
                entities.createNativeQuery(
                                """
                                select d.event_id, d.listener, d.tenant_id, e.type, e.payload, d.attempts, d.problem, d.parked_at
                                from outbox_delivery d join outbox_event e on e.id = d.event_id
                                where d.parked_at is not null and (d.parked_at, d.event_id) < (?1, ?2)
                                order by d.parked_at desc, d.event_id desc limit ?3
                                """)
                        .setParameter(1, Timestamp.from(cursor.at()))
                        .setParameter(2, cursor.id())
                        .setParameter(3, limit + 1)
                        .getResultList();
        List<Delivery> deliveries =
                rows.stream()
                        .map(
                                row ->
                                        new Delivery(
                                                (UUID) row[0],
                                                (String) row[1],
                                                (UUID) row[2],
                                                (String) row[3],
                                                (String) row[4],
                                                ((Number) row[5]).intValue(),
                                                (String) row[6],
                                                (Instant) row[7]))
                        .toList();
        return Page.of(deliveries, limit, last -> Cursor.encode(last.parkedAt(), last.eventId()));
    }

    public void retry(UUID event, String listener) {
        known(
                entities.createNativeQuery(
                                """
                                update outbox_delivery set parked_at = null, attempts = 0, due_at = ?3
                                where event_id = ?1 and listener = ?2 and parked_at is not null
                                """)
                        .setParameter(1, event)
                        .setParameter(2, listener)
                        .setParameter(3, Timestamp.from(clock.instant()))
                        .executeUpdate());
        relay.wake();
    }

    public void discard(UUID event, String listener) {
        known(
                entities.createNativeQuery(
                                """
                                delete from outbox_delivery where event_id = ?1 and listener = ?2 and parked_at is not null
                                """)
                        .setParameter(1, event)
                        .setParameter(2, listener)
                        .executeUpdate());
    }

    private static void known(int changed) {
        if (changed == 0) {
            throw Refusal.unknown("parked_delivery");
        }
    }
}
