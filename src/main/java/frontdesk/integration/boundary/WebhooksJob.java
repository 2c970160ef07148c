package frontdesk.integration.boundary;

import frontdesk.integration.control.WebhookDispatch;
import frontdesk.integration.control.WebhookQueue;
import frontdesk.platform.security.Resealing;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.inject.Inject;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Looks for what is due again; forgets what was sent long ago. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class WebhooksJob {

    private static final Duration KEPT = Duration.ofDays(14);

    @Inject private WebhookDispatch dispatch;

    @Inject private WebhookQueue queue;

    @Inject private Resealing resealing;

    @Inject private Clock clock;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void wake() {
        dispatch.wake();
    }

    @Schedule(hour = "*", minute = "29", persistent = false)
    void sweep() {
        queue.forgetBefore(clock.instant().minus(KEPT));
        for (String table : List.of("integration_webhook", "integration_hook")) {
            resealing.run(table, "sealed_secret");
            resealing.run(table, "sealed_former");
        }
    }

    public void stop(@Observes Shutdown shutdown) {
        dispatch.close();
    }
}
