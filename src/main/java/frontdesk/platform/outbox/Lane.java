package frontdesk.platform.outbox;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import org.jboss.logging.Logger;

/** Does one receiver's work until there is none, on one thread at a time, so that none waits for another's. */
public final class Lane {

    private static final Logger LOG = Logger.getLogger("Frontdesk.outbox");

    private final String name;
    private final Executor executor;
    private final BooleanSupplier work;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();

    /** @param work does some; false where there was nothing to do */
    public Lane(String name, Executor executor, BooleanSupplier work) {
        this.name = name;
        this.executor = executor;
        this.work = work;
    }

    public void wake() {
        again.set(true);
        if (running.compareAndSet(false, true)) {
            executor.execute(this::run);
        }
    }

    private void run() {
        try {
            while (again.getAndSet(false)) {
                while (work.getAsBoolean()) {
                    again.set(true);
                }
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s stumbled; it goes on when it is woken again", name);
        } finally {
            running.set(false);
            if (again.get()) {
                wake();
            }
        }
    }
}
