package frontdesk.learning.boundary;

import frontdesk.learning.control.Forgetting;
import frontdesk.platform.start.ServerState;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Ends what has been kept long enough. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class LearningJob {

    private static final Duration KEPT = Duration.ofDays(730);
    private static final int AT_ONCE = 5_000;

    @Inject private Forgetting forgetting;

    @Inject private Clock clock;

    @Schedule(hour = "*", minute = "47", persistent = false)
    void sweep() {
        Instant end = clock.instant().minus(KEPT);
        int gone = AT_ONCE;
        while (ServerState.isReady() && gone == AT_ONCE) {
            // A transaction for each batch, so that none grows with what businesses have recorded.
            gone = forgetting.forgetBefore(end, AT_ONCE);
        }
    }
}
