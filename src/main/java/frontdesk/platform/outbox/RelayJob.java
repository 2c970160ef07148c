package frontdesk.platform.outbox;

import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;

/**
 * Looks for what other nodes stored and for what is due again; throws away what everyone has heard.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class RelayJob {

    private static final Duration KEPT = Duration.ofDays(14);

    @Inject private Relay relay;

    @Inject private Retention retention;

    @Inject private Clock clock;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void wake() {
        relay.wake();
    }

    @Schedule(hour = "*", minute = "17", persistent = false)
    void sweep() {
        Timestamp before = Timestamp.from(clock.instant().minus(KEPT));
        CallerContext.runAs(Caller.SYSTEM, () -> retention.sweep(before));
    }
}
