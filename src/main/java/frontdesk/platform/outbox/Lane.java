package frontdesk.platform.outbox;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import org.jboss.logging.Logger;

/** Does one receiver's work until there is none, on one thread at a time, so that none waits for another's. */
public final class Lane {

    private static final Logger LOG = Logger.getLogger("Frontdesk.outbox");

    private final String name;
    private final Executor executor;
    private final BooleanSupplier work;
    private final Semaphore turn = new Semaphore(1);
    private final AtomicBoolean again = new AtomicBoolean();

    /** @param work does some; false where there was nothing to do */
    public Lane(String name, Executor executor, BooleanSupplier work) {
        this.name = name;
        this.executor = executor;
        this.work = work;
    }

    public void wake() {
        again.set(true);
        if (turn.tryAcquire()) {
            try {
                executor.execute(this::run);
            } catch (RejectedExecutionException e) {
                turn.release();
                LOG.debugf(e, "%s rests: the server stops, or has too much to do", name);
            }
        }
    }

    /** Waits until what is being done is done, at most ten seconds; nothing begins after that. */
    public void close() {
        try {
            if (!turn.tryAcquire(10, TimeUnit.SECONDS)) {
                LOG.warnf("%s is still at work; the server stops without waiting for it", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
            again.set(false); // what lasts, such as too many open files, would fail again at once and fill the log
            LOG.errorf(e, "%s stumbled; it goes on when it is woken again", name);
        } finally {
            turn.release();
            if (again.get()) {
                wake();
            }
        }
    }
}
