package frontdesk.notification.control;

import frontdesk.notification.Kind;
import frontdesk.platform.security.AsSystem;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is to be sent, and when: rows, so that neither a restart nor another node loses or doubles
 * one.
 */
@ApplicationScoped
@AsSystem
@Transactional
public class DeliveryQueue {

    /** Longer than any attempt takes; after it, another node may try what this one did not end. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    @PersistenceContext private EntityManager entities;

    @Inject private Jsonb json;

    @Inject private Clock clock;

    /** Who a row goes to, and how. */
    private record Address(TenantId tenant, UUID person, ChannelKind channel) {}

    /** Channels that something is due for. */
    @SuppressWarnings("unchecked")
    List<ChannelKind> due() {
        List<String> names =
                entities.createNativeQuery(
                                "select distinct channel from notification_delivery where due_at <="
                                        + " ?1")
                        .setParameter(1, now())
                        .getResultList();
        return names.stream().map(ChannelKind::valueOf).toList();
    }

    /** The next for this channel, by person; nobody else gets them while they are being sent. */
    List<Due> claim(ChannelKind channel, int most) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                with due as (
                                    select id from notification_delivery where channel = ?1 and due_at <= ?2 order by due_at, id limit ?3 for update skip locked
                                ), claimed as (
                                    update notification_delivery d set attempts = d.attempts + 1, due_at = ?4 from due where d.id = due.id
                                    returning d.id, d.tenant_id, d.person_id, d.attempts, d.notification_id
                                )
                                select c.id, c.tenant_id, c.person_id, c.attempts, n.kind, n.data, n.link, n.in_app and n.read_at is not null
                                from claimed c join notification n on n.id = c.notification_id order by n.created_at, n.id
                                """)
                        .setParameter(1, channel.name())
                        .setParameter(2, now())
                        .setParameter(3, most)
                        .setParameter(4, Timestamp.from(clock.instant().plus(LEASE)))
                        .getResultList();
        Map<Address, List<Due.Row>> grouped = new LinkedHashMap<>();
        for (Object one : rows) {
            Object[] row = (Object[]) one;
            grouped.computeIfAbsent(
                            new Address(new TenantId((UUID) row[1]), (UUID) row[2], channel),
                            address -> new ArrayList<>())
                    .add(
                            new Due.Row(
                                    (UUID) row[0],
                                    ((Number) row[3]).intValue(),
                                    Kind.valueOf((String) row[4]),
                                    History.values(json, (String) row[5]),
                                    (String) row[6],
                                    (boolean) row[7]));
        }
        return grouped.entrySet().stream()
                .map(
                        entry ->
                                new Due(
                                        entry.getKey().tenant(),
                                        entry.getKey().person(),
                                        entry.getKey().channel(),
                                        List.copyOf(entry.getValue())))
                .toList();
    }

    /**
     * @param state as the other side calls it later on: delivered or failed
     */
    public void receipt(String receipt, String state, String problem) {
        entities.createNativeQuery(
                        "update notification_delivery set state = ?2, problem = ?3 where receipt ="
                                + " ?1 and state in ('sent', 'delivered')")
                .setParameter(1, receipt)
                .setParameter(2, state)
                .setParameter(3, problem)
                .executeUpdate();
    }

    /** With its deliveries. */
    public void forgetBefore(Instant time) {
        entities.createNativeQuery("delete from notification where created_at < ?1")
                .setParameter(1, Timestamp.from(time))
                .executeUpdate();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
