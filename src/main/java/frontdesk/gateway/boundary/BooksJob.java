package frontdesk.gateway.boundary;

import frontdesk.gateway.control.Admissions;
import frontdesk.gateway.control.Facts;
import frontdesk.gateway.control.Ledger;
import frontdesk.gateway.control.Notices;
import frontdesk.gateway.control.Texts;
import frontdesk.gateway.control.Wallets;
import frontdesk.gateway.control.Watch;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.security.Resealing;
import frontdesk.platform.start.Migrated;
import frontdesk.platform.start.Ready;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

/** Keeps the books: several times a second, and what is left when the server stops. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class BooksJob {

    private static final Logger LOG = Logger.getLogger("Frontdesk.gateway");

    /** Named so that a timer tells its work. */
    private enum Work {
        WATCH(250),
        BOOK(200),
        LEARN(400),
        TELL(1_000),
        FORGET(5_000),
        TIDY(30_000),
        MEND(3_600_000);

        private final long millis;

        Work(long millis) {
            this.millis = millis;
        }
    }

    @Resource private TimerService timers;

    @Inject private Ledger ledger;

    @Inject private Wallets wallets;

    @Inject private Admissions admissions;

    @Inject private Facts facts;

    @Inject private Watch watch;

    @Inject private Notices notices;

    @Inject private Texts texts;

    @Inject private Resealing resealing;

    public void recover(@Observes Migrated migrated) {
        ledger.recover();
    }

    public void begin(@Observes Ready ready) {
        for (Work work : Work.values()) {
            again(work, work == Work.MEND ? 0 : work.millis);
        }
    }

    /**
     * Timers at fixed intervals would complain whenever one of them takes longer than its interval.
     */
    private void again(Work work, long millis) {
        timers.createSingleActionTimer(millis, new TimerConfig(work.name(), false));
    }

    @Timeout
    void work(Timer timer) {
        Work work = Work.valueOf((String) timer.getInfo());
        try {
            run(work);
        } catch (RuntimeException e) {
            LOG.errorf(e, "The books could not be kept (%s); again in a moment", work);
        } finally {
            again(work, work.millis);
        }
    }

    private void run(Work work) {
        switch (work) {
            case WATCH -> watch.look();
            case BOOK -> ledger.post();
            case LEARN -> facts.learn();
            case TELL -> {
                texts.store();
                notices.take()
                        .forEach(
                                due ->
                                        CallerContext.runAs(
                                                Caller.jobOf(due.tenant()),
                                                () -> notices.tell(due)));
            }
            case FORGET -> texts.forget();
            case MEND -> {
                resealing.run("ai_provider", "sealed_key");
                notices.lookForMissed();
            }
            case TIDY -> {
                wallets.tidy();
                admissions.tidy();
            }
        }
    }

    @PreDestroy
    void end() {
        ledger.post();
        texts.store();
    }
}
