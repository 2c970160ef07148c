package frontdesk.support.boundary;

import frontdesk.identity.Businesses;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.start.ServerState;
import frontdesk.support.control.TicketOffice;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Tells of tickets that are due soon. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class WarningJob {

    @Inject private Businesses businesses;

    @Inject private TicketOffice tickets;

    @Schedule(hour = "*", minute = "*", second = "*/20", persistent = false)
    void warn() {
        if (ServerState.isReady()) {
            businesses
                    .all()
                    .forEach(tenant -> CallerContext.runAs(Caller.jobOf(tenant), tickets::warn));
        }
    }
}
