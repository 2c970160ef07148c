package frontdesk.support.boundary;

import frontdesk.identity.Businesses;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.start.ServerState;
import frontdesk.shared.TenantId;
import frontdesk.support.control.TurnRecord;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Answers questions whose server died before the bot could: every turn ends. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class TurnJob {

    @Inject private Businesses businesses;

    @Inject private TurnRecord record;

    @Inject private TurnRunner turns;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void answerForgotten() {
        if (!ServerState.isReady()) {
            return;
        }
        for (TenantId tenant : businesses.all()) {
            CallerContext.runAs(
                    Caller.jobOf(tenant), () -> record.claimUnanswered().forEach(turns::start));
        }
    }
}
