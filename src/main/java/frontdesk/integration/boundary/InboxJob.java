package frontdesk.integration.boundary;

import frontdesk.integration.control.Inbox;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

import java.time.Clock;
import java.time.Duration;

/** Forgets requests that nobody repeats any more. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class InboxJob {

    private static final Duration KEPT = Duration.ofDays(14);

    @Inject private Inbox inbox;

    @Inject private Clock clock;

    @Schedule(hour = "*", minute = "23", persistent = false)
    void sweep() {
        inbox.forgetBefore(clock.instant().minus(KEPT));
    }
}
