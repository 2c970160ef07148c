package frontdesk.platform.outbox;

import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.start.ServerState;

/** Carries news to their listeners until none is due; woken by a commit here, and by a timer for what others stored. */
@ApplicationScoped
public class Relay {

    private static final Logger LOG = Logger.getLogger("Frontdesk.outbox");

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private Deliveries deliveries;

    @Inject
    private Event<NewsStored> stored;

    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();

    public void wake() {
        again.set(true);
        if (ServerState.isReady() && running.compareAndSet(false, true)) {
            executor.execute(this::run);
        }
    }

    private void run() {
        try {
            while (again.getAndSet(false)) {
                stored.fire(new NewsStored());
                while (deliverBatch()) {
                    again.set(true);
                }
            }
        } catch (RuntimeException e) {
            LOG.error("The relay stumbled; the timer starts it again", e);
        } finally {
            running.set(false);
            if (again.get()) {
                wake();
            }
        }
    }

    private boolean deliverBatch() {
        boolean any = false;
        for (Deliveries.Due due : due()) {
            any |= deliverAs(due);
        }
        return any;
    }

    private Iterable<Deliveries.Due> due() {
        try {
            return CallerContext.callAs(Caller.SYSTEM, () -> deliveries.due(100));
        } catch (Exception e) {
            throw new IllegalStateException("Cannot read what is due", e);
        }
    }

    private boolean deliverAs(Deliveries.Due due) {
        try {
            return CallerContext.callAs(Caller.jobOf(due.news().tenant()), () -> deliveries.deliver(due));
        } catch (Exception e) {
            LOG.debugf(e, "%s could not hear %s", due.listener(), due.news().type());
            CallerContext.runAs(Caller.SYSTEM, () -> deliveries.postpone(due, e));
            return false;
        }
    }
}
