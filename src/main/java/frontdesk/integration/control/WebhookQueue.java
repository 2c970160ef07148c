package frontdesk.integration.control;

import frontdesk.platform.outbox.News;
import frontdesk.platform.security.AsSystem;
import frontdesk.platform.security.Sealing;
import frontdesk.shared.Ids;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What is to be sent to which address, and when: one row for each event and address, however often
 * the event comes.
 */
@ApplicationScoped
@AsSystem
@Transactional
public class WebhookQueue {

    private static final Logger LOG = Logger.getLogger("Frontdesk.integration");

    /** Longer than any attempt takes; after it, another node may try what this one did not end. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    @PersistenceContext private EntityManager entities;

    @Inject private Clock clock;

    @Inject private Sealing sealing;

    private record Address(UUID id, TenantId tenant, List<EventPattern> patterns) {

        boolean wants(News news) {
            return tenant.equals(news.tenant())
                    && patterns.stream().anyMatch(pattern -> pattern.matches(news.type()));
        }
    }

    private record Row(UUID webhook, News news) {}

    /**
     * @return whether there is anything to send
     */
    public boolean store(List<News> news) {
        List<Address> addresses =
                addresses(
                        news.stream()
                                .map(one -> one.tenant().value())
                                .distinct()
                                .toArray(UUID[]::new));
        List<Row> rows = new ArrayList<>();
        for (News one : news) {
            addresses.stream()
                    .filter(address -> address.wants(one))
                    .forEach(address -> rows.add(new Row(address.id(), one)));
        }
        if (!rows.isEmpty()) {
            insert(rows);
        }
        return !rows.isEmpty();
    }

    /** Locked, so that none is removed before its rows are in. */
    private List<Address> addresses(UUID[] tenants) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select id, tenant_id, types from integration_webhook where enabled and tenant_id = any(?1) order by id for key share
                                """)
                        .setParameter(1, tenants)
                        .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(
                        row ->
                                new Address(
                                        (UUID) row[0],
                                        new TenantId((UUID) row[1]),
                                        Arrays.stream((String[]) row[2])
                                                .map(EventPattern::new)
                                                .toList()))
                .toList();
    }

    private void insert(List<Row> rows) {
        entities.createNativeQuery(
                        """
                        insert into integration_webhook_delivery (id, webhook_id, tenant_id, event_id, type, body, state, attempts, due_at, created_at)
                        select id, webhook, tenant, event, type, body, 'waiting', 0, ?7, ?7
                        from unnest(cast(?1 as uuid[]), cast(?2 as uuid[]), cast(?3 as uuid[]), cast(?4 as uuid[]), cast(?5 as text[]), cast(?6 as text[]))
                            as row (id, webhook, tenant, event, type, body)
                        on conflict (webhook_id, event_id) do nothing
                        """)
                .setParameter(1, rows.stream().map(row -> Ids.next()).toArray(UUID[]::new))
                .setParameter(2, rows.stream().map(Row::webhook).toArray(UUID[]::new))
                .setParameter(
                        3,
                        rows.stream().map(row -> row.news().tenant().value()).toArray(UUID[]::new))
                .setParameter(4, rows.stream().map(row -> row.news().id()).toArray(UUID[]::new))
                .setParameter(5, rows.stream().map(row -> row.news().type()).toArray(String[]::new))
                .setParameter(
                        6,
                        rows.stream()
                                .map(row -> CloudEvent.of(row.news()).json())
                                .toArray(String[]::new))
                .setParameter(7, now())
                .executeUpdate();
    }

    /** Addresses that something is due for. */
    @SuppressWarnings("unchecked")
    public List<UUID> due() {
        return entities.createNativeQuery(
                        """
                        select w.id from integration_webhook w where w.enabled and (w.rests_until is null or w.rests_until <= ?1)
                        and exists (select from integration_webhook_delivery d where d.webhook_id = w.id and d.due_at <= ?1)
                        """)
                .setParameter(1, now())
                .getResultList();
    }

    /** The next for this address, which nobody else gets while they are being sent. */
    public List<Outgoing> claim(UUID webhook, int most) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                with due as (
                                    select d.id from integration_webhook_delivery d join integration_webhook w on w.id = d.webhook_id
                                    where w.id = ?1 and w.enabled and (w.rests_until is null or w.rests_until <= ?2) and d.due_at <= ?2
                                    order by d.due_at limit ?3 for update of d skip locked
                                ), claimed as (
                                    update integration_webhook_delivery d set attempts = d.attempts + 1, due_at = ?4 from due where d.id = due.id
                                    returning d.id, d.tenant_id, d.event_id, d.body, d.attempts
                                )
                                select c.id, c.tenant_id, c.event_id, c.body, c.attempts, w.url, w.sealed_secret, w.sealed_former, w.former_until
                                from claimed c join integration_webhook w on w.id = ?1
                                """)
                        .setParameter(1, webhook)
                        .setParameter(2, now())
                        .setParameter(3, most)
                        .setParameter(4, Timestamp.from(clock.instant().plus(LEASE)))
                        .getResultList();
        return rows.stream().map(row -> outgoing(webhook, (Object[]) row)).toList();
    }

    /** One that was stored for a trial and that nobody claims. */
    public Outgoing find(UUID webhook, UUID delivery) {
        return outgoing(
                webhook,
                (Object[])
                        entities.createNativeQuery(
                                        """
                                        select d.id, d.tenant_id, d.event_id, d.body, 0, w.url, w.sealed_secret, w.sealed_former, w.former_until
                                        from integration_webhook_delivery d join integration_webhook w on w.id = d.webhook_id where d.id = ?2 and w.id = ?1
                                        """)
                                .setParameter(1, webhook)
                                .setParameter(2, delivery)
                                .getSingleResult());
    }

    public void forgetBefore(Instant time) {
        entities.createNativeQuery("delete from integration_webhook_delivery where created_at < ?1")
                .setParameter(1, Timestamp.from(time))
                .executeUpdate();
    }

    private Outgoing outgoing(UUID webhook, Object[] row) {
        boolean overlap = row[8] != null && ((Instant) row[8]).isAfter(clock.instant());
        List<String> secrets =
                Stream.of(
                                open(webhook, (byte[]) row[6]),
                                overlap ? open(webhook, (byte[]) row[7]) : "")
                        .filter(secret -> !secret.isEmpty())
                        .toList();
        return new Outgoing(
                (UUID) row[0],
                webhook,
                new TenantId((UUID) row[1]),
                row[2].toString(),
                (String) row[5],
                (String) row[3],
                secrets,
                ((Number) row[4]).intValue());
    }

    private String open(UUID webhook, byte @Nullable [] sealed) {
        try {
            return sealed == null ? "" : sealing.open(sealed, webhook);
        } catch (IllegalStateException e) {
            LOG.errorf(e, "The secret of webhook %s does not open", webhook);
            return "";
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
