package frontdesk.integration.control;

import frontdesk.platform.http.Cursor;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.Ids;
import frontdesk.shared.Page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What an address was sent, and what it said; sent again where somebody asks. */
@ApplicationScoped
@Transactional
public class WebhookDeliveries {

    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());
    private static final String TRIAL = "integration.webhook.test";

    @PersistenceContext private EntityManager entities;

    @Inject private Webhooks webhooks;

    @Inject private Clock clock;

    /**
     * @param status 0 where no answer came
     * @param problem timeout, unknownHost, privateAddress, tls, connection, redirect, status or
     *     secret; empty where it was delivered
     * @param response the beginning of the answer's body
     */
    public record Try(Instant at, int status, int millis, String problem, String response) {}

    /**
     * @param state waiting, delivered or givenUp
     */
    public record View(
            UUID id,
            UUID eventId,
            String type,
            String state,
            Instant createdAt,
            @Nullable Instant nextAttemptAt,
            int attempts,
            @Nullable Try last) {}

    /**
     * @param tries newest first
     */
    public record Detail(
            UUID id,
            UUID eventId,
            String type,
            String state,
            Instant createdAt,
            @Nullable Instant nextAttemptAt,
            String body,
            List<Try> tries) {}

    public Page<View> list(UUID webhook, @Nullable String after, int limit) {
        webhooks.find(webhook);
        Cursor cursor = Cursor.of(after);
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select d.id, d.event_id, d.type, d.state, d.created_at, d.due_at, t.at, t.status, t.millis, t.problem, t.response,
                                    (select count(*) from integration_webhook_attempt a where a.delivery_id = d.id)
                                from integration_webhook_delivery d left join lateral (
                                    select * from integration_webhook_attempt a where a.delivery_id = d.id order by a.at desc, a.id desc limit 1) t on true
                                where d.webhook_id = ?1 and (d.created_at, d.id) < (?2, ?3) order by d.created_at desc, d.id desc limit ?4
                                """)
                        .setParameter(1, webhook)
                        .setParameter(2, Timestamp.from(cursor.at()))
                        .setParameter(3, cursor.id())
                        .setParameter(4, limit + 1)
                        .getResultList();
        List<View> views =
                rows.stream()
                        .map(Object[].class::cast)
                        .map(
                                row ->
                                        new View(
                                                (UUID) row[0],
                                                (UUID) row[1],
                                                (String) row[2],
                                                (String) row[3],
                                                (Instant) row[4],
                                                (Instant) row[5],
                                                ((Number) row[11]).intValue(),
                                                row[6] == null ? null : one(row, 6)))
                        .toList();
        return Page.of(views, limit, last -> Cursor.encode(last.createdAt(), last.id()));
    }

    public Detail find(UUID webhook, UUID delivery) {
        webhooks.find(webhook);
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select id, event_id, type, state, created_at, due_at, body from integration_webhook_delivery where id = ?2 and webhook_id = ?1
                                """)
                        .setParameter(1, webhook)
                        .setParameter(2, delivery)
                        .getResultList();
        Object[] row =
                (Object[]) rows.stream().findFirst().orElseThrow(() -> Refusal.unknown("delivery"));
        return new Detail(
                (UUID) row[0],
                (UUID) row[1],
                (String) row[2],
                (String) row[3],
                (Instant) row[4],
                (Instant) row[5],
                (String) row[6],
                tries(delivery));
    }

    private List<Try> tries(UUID delivery) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select at, status, millis, problem, response from integration_webhook_attempt
                                where delivery_id = ?1 order by at desc, id desc limit 100
                                """)
                        .setParameter(1, delivery)
                        .getResultList();
        return rows.stream().map(row -> one((Object[]) row, 0)).toList();
    }

    private static Try one(Object[] row, int from) {
        return new Try(
                (Instant) row[from],
                ((Number) row[from + 1]).intValue(),
                ((Number) row[from + 2]).intValue(),
                (String) row[from + 3],
                (String) row[from + 4]);
    }

    /** With all its attempts before it, from the first pause on. */
    public void replay(UUID webhook, UUID delivery) {
        if (!webhooks.find(webhook).enabled()) {
            throw Refusal.of(
                    409, "webhook_disabled", "The webhook is switched off. Switch it on first.");
        }
        int found =
                entities.createNativeQuery(
                                """
                                update integration_webhook_delivery set state = 'waiting', attempts = 0, due_at = ?3 where id = ?2 and webhook_id = ?1
                                """)
                        .setParameter(1, webhook)
                        .setParameter(2, delivery)
                        .setParameter(3, Timestamp.from(clock.instant()))
                        .executeUpdate();
        if (found == 0) {
            throw Refusal.unknown("delivery");
        }
    }

    /** An event that has not happened, for this address only; it is not due by itself. */
    public UUID addTrial(UUID webhook) {
        webhooks.find(webhook);
        UUID event = Ids.next();
        UUID tenant = CallerContext.current().requireTenant().value();
        String body =
                BUILDERS.createObjectBuilder()
                        .add("specversion", "1.0")
                        .add("id", event.toString())
                        .add("source", "/frontdesk/integration")
                        .add("type", TRIAL)
                        .add("subject", webhook.toString())
                        .add("time", clock.instant().toString())
                        .add("datacontenttype", "application/json")
                        .add("tenant", tenant.toString())
                        .add(
                                "data",
                                BUILDERS.createObjectBuilder().add("webhookId", webhook.toString()))
                        .build()
                        .toString();
        UUID id = Ids.next();
        entities.createNativeQuery(
                        """
                        insert into integration_webhook_delivery (id, webhook_id, tenant_id, event_id, type, body, state, attempts, created_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, 'waiting', 0, ?7)
                        """)
                .setParameter(1, id)
                .setParameter(2, webhook)
                .setParameter(3, tenant)
                .setParameter(4, event)
                .setParameter(5, TRIAL)
                .setParameter(6, body)
                .setParameter(7, Timestamp.from(clock.instant()))
                .executeUpdate();
        return id;
    }
}
