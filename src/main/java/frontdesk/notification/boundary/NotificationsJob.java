package frontdesk.notification.boundary;

import frontdesk.notification.control.DeliveryQueue;
import frontdesk.notification.control.Dispatch;
import frontdesk.platform.start.ServerState;

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

/** Sends what is due, whichever node looks first; forgets what is old. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class NotificationsJob {

    private static final Duration KEPT = Duration.ofDays(90);

    @Inject private Dispatch dispatch;

    @Inject private DeliveryQueue queue;

    @Inject private Clock clock;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void wake() {
        dispatch.wake();
    }

    @Schedule(hour = "*", minute = "41", persistent = false)
    void sweep() {
        if (ServerState.isReady()) {
            queue.forgetBefore(clock.instant().minus(KEPT));
        }
    }

    public void stop(@Observes Shutdown shutdown) {
        dispatch.close();
    }
}
