package frontdesk.integration.control;

import frontdesk.notification.Audience;
import frontdesk.notification.Kind;
import frontdesk.notification.Notice;
import frontdesk.notification.Notifications;
import frontdesk.platform.outbox.Outbox;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Ids;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What an attempt means: delivered, again later, or given up; and whether its address is still
 * worth trying.
 */
@ApplicationScoped
public class WebhookOutcome {

    /** Where an address only failed for so long, it is not tried any more. */
    private static final Duration PATIENCE = Duration.ofDays(5);

    private static final String NEWS = "integration.webhook.disabled";
    private static final Duration SHORT_REST = Duration.ofSeconds(5);
    private static final Logger LOG = Logger.getLogger("Frontdesk.integration");

    @PersistenceContext private EntityManager entities;

    @Inject private Clock clock;

    @Inject private Outbox outbox;

    @Inject private Jsonb json;

    @Inject private Notifications notifications;

    /** On behalf of the address's business. */
    @Transactional
    public void record(Outgoing outgoing, Attempt attempt) {
        int known =
                entities.createNativeQuery(
                                """
                                insert into integration_webhook_attempt (id, delivery_id, tenant_id, at, status, millis, problem, response)
                                select ?1, d.id, d.tenant_id, ?3, ?4, ?5, ?6, ?7 from integration_webhook_delivery d where d.id = ?2
                                """)
                        .setParameter(1, Ids.next())
                        .setParameter(2, outgoing.id())
                        .setParameter(3, Timestamp.from(attempt.at()))
                        .setParameter(4, attempt.answer().status())
                        .setParameter(5, (int) attempt.took().toMillis())
                        .setParameter(6, attempt.problem())
                        .setParameter(7, attempt.response())
                        .executeUpdate();
        if (known == 0) {
            return;
        }
        if (attempt.isDelivered()) {
            set(outgoing, "delivered", null);
        } else {
            Optional<Duration> pause =
                    outgoing.isTrial() || attempt.isGone()
                            ? Optional.empty()
                            : RetrySchedule.next(
                                    outgoing.attempt(),
                                    attempt.answer().retryAfter(),
                                    clock,
                                    ThreadLocalRandom.current());
            set(
                    outgoing,
                    pause.isPresent() ? "waiting" : "givenUp",
                    pause.map(clock.instant()::plus).orElse(null));
        }
        if (!outgoing.isTrial()) {
            judge(outgoing, attempt);
        }
    }

    /** Not where somebody has had it sent anew meanwhile. */
    private void set(Outgoing outgoing, String state, @Nullable Instant due) {
        entities.createNativeQuery(
                        """
                        update integration_webhook_delivery set state = ?2, due_at = cast(?3 as timestamptz) where id = ?1 and attempts = ?4
                        """)
                .setParameter(1, outgoing.id())
                .setParameter(2, state)
                .setParameter(3, due == null ? null : due.toString())
                .setParameter(4, outgoing.attempt())
                .executeUpdate();
    }

    private void judge(Outgoing outgoing, Attempt attempt) {
        if (attempt.isDelivered()) {
            entities.createNativeQuery(
                            "update integration_webhook set failing_since = null where id = ?1 and"
                                    + " failing_since is not null")
                    .setParameter(1, outgoing.webhook())
                    .executeUpdate();
            return;
        }
        entities.createNativeQuery(
                        """
                        update integration_webhook set failing_since = coalesce(failing_since, ?2), rests_until = coalesce(cast(?3 as timestamptz), rests_until)
                        where id = ?1
                        """)
                .setParameter(1, outgoing.webhook())
                .setParameter(2, Timestamp.from(attempt.at()))
                .setParameter(
                        3,
                        attempt.isOverload()
                                ? clock.instant().plus(rest(attempt)).toString()
                                : null)
                .executeUpdate();
        if (attempt.isGone()) {
            disable(outgoing, "gone", clock.instant());
        } else {
            disable(outgoing, "failing", clock.instant().minus(PATIENCE));
        }
    }

    private Duration rest(Attempt attempt) {
        Duration wanted = RetrySchedule.wanted(attempt.answer().retryAfter(), clock);
        return wanted.isZero() ? SHORT_REST : wanted;
    }

    /** Where it failed since then. */
    private void disable(Outgoing outgoing, String reason, Instant since) {
        List<?> names =
                entities.createNativeQuery(
                                """
                                update integration_webhook set enabled = false, disabled_because = ?2, updated_at = ?4
                                where id = ?1 and enabled and failing_since <= ?3 returning name
                                """)
                        .setParameter(1, outgoing.webhook())
                        .setParameter(2, reason)
                        .setParameter(3, Timestamp.from(since))
                        .setParameter(4, Timestamp.from(clock.instant()))
                        .getResultList();
        for (Object name : names) {
            LOG.warnf("Webhook %s (%s) is switched off: %s", outgoing.webhook(), name, reason);
            Map<String, Object> payload = new LinkedHashMap<>();
            payload.put("webhookId", outgoing.webhook().toString());
            payload.put("name", name);
            payload.put("reason", reason);
            outbox.publish(NEWS, outgoing.webhook(), json.toJson(payload));
            notifications.tell(
                    new Notice(
                            Ids.next(),
                            Kind.webhookDisabled,
                            Audience.ofRoles(Roles.OWNER, Roles.ADMIN),
                            Map.of("name", String.valueOf(name), "reason", "@reason." + reason),
                            "/console/integration/webhooks/" + outgoing.webhook()));
        }
    }
}
