package frontdesk.identity.boundary;

import frontdesk.identity.control.RevokedSessions;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.security.Revocations;
import frontdesk.platform.start.Ready;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Learns twice a second which sessions ended on other nodes. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class RevocationJob {

    private static final long EVERY_MS = 500;

    @Resource private TimerService timers;

    @Inject private RevokedSessions sessions;

    @Inject private Revocations revocations;

    public void begin(@Observes Ready ready) {
        timers.createIntervalTimer(EVERY_MS, EVERY_MS, new TimerConfig(null, false));
    }

    @Timeout
    void learn() {
        CallerContext.runAs(Caller.SYSTEM, () -> revocations.learn(sessions.current()));
    }
}
