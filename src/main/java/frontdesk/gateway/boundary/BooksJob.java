package frontdesk.gateway.boundary;

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

import frontdesk.gateway.control.Admissions;
import frontdesk.gateway.control.Facts;
import frontdesk.gateway.control.Ledger;
import frontdesk.gateway.control.Wallets;
import frontdesk.gateway.control.Watch;
import frontdesk.platform.start.Migrated;
import frontdesk.platform.start.Ready;

/** Keeps the books: several times a second, and what is left when the server stops. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class BooksJob {

    private static final String WATCH = "watch";
    private static final String BOOK = "book";
    private static final String LEARN = "learn";
    private static final String TIDY = "tidy";

    @Resource
    private TimerService timers;

    @Inject
    private Ledger ledger;

    @Inject
    private Wallets wallets;

    @Inject
    private Admissions admissions;

    @Inject
    private Facts facts;

    @Inject
    private Watch watch;

    public void recover(@Observes Migrated migrated) {
        ledger.recover();
    }

    public void begin(@Observes Ready ready) {
        every(250, WATCH);
        every(200, BOOK);
        every(400, LEARN);
        every(30_000, TIDY);
    }

    private void every(long millis, String what) {
        timers.createIntervalTimer(millis, millis, new TimerConfig(what, false));
    }

    @Timeout
    void work(Timer timer) {
        switch ((String) timer.getInfo()) {
            case WATCH -> watch.look();
            case BOOK -> ledger.post();
            case LEARN -> facts.learn();
            default -> {
                wallets.tidy();
                admissions.tidy();
            }
        }
    }

    @PreDestroy
    void end() {
        ledger.post();
    }
}
