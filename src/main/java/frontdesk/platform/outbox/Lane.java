package frontdesk.platform.outbox;

import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Does one receiver's work until there is none, on one thread at a time, so that none waits for
 * another's. Who comes alone is served at once; what comes in quick succession is gathered, since a
 * pass costs about the same for one as for many.
 */
public final class Lane {

    static final Duration REST = Duration.ofMillis(50);

    private static final Logger LOG = Logger.getLogger("Frontdesk.outbox");

    private final String name;
    private final Executor executor;
    private final BooleanSupplier work;
    private final Semaphore turn = new Semaphore(1);
    private final AtomicBoolean again = new AtomicBoolean();
    private final CountDownLatch closing = new CountDownLatch(1);

    /**
     * @param work does some; whether there may be more
     */
    public Lane(String name, Executor executor, BooleanSupplier work) {
        this.name = name;
        this.executor = executor;
        this.work = work;
    }

    public void wake() {
        again.set(true);
        if (closing.getCount() > 0 && turn.tryAcquire()) {
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
        closing.countDown();
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
            boolean closed = false;
            while (!closed && again.getAndSet(false)) {
                boolean more = true;
                while (more) {
                    more = work.getAsBoolean();
                }
                closed = closing.await(REST.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            again.set(
                    false); // what lasts, such as too many open files, would fail again at once and
            // fill the log
            LOG.errorf(e, "%s stumbled; it goes on when it is woken again", name);
        } finally {
            turn.release();
            if (again.get()) {
                wake();
            }
        }
    }
}
