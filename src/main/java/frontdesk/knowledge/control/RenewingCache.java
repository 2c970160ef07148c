package frontdesk.knowledge.control;

import frontdesk.shared.RecentlyUsed;

import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Values that take long to make: made once for all who ask meanwhile, and one that is a little old
 * is still used while it is made anew.
 */
final class RenewingCache<K, V> {

    private static final Logger LOG = Logger.getLogger("Frontdesk.knowledge");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /**
     * @param most how many are kept
     * @param fresh how long a value is not made anew
     * @param used how long it is used
     */
    record Limits(int most, Duration fresh, Duration used) {}

    /** What has changed is made anew as soon as that takes no more than a tenth of the time. */
    private static final int SHARE = 10;

    private record Made<V>(Instant at, Duration took, boolean outdated, V value) {

        Made<V> outdate() {
            return new Made<>(at, took, true, value);
        }

        boolean isFresh(Duration fresh, Instant now) {
            Duration soon = took.multipliedBy(SHARE);
            return !at.plus(outdated && soon.compareTo(fresh) < 0 ? soon : fresh).isBefore(now);
        }
    }

    private final Limits limits;
    private final Clock clock;
    private final Executor background;
    private final Function<K, V> make;
    private final Map<K, FutureTask<V>> making = new ConcurrentHashMap<>();
    private final Map<K, Made<V>> known;
    private final AtomicLong changes = new AtomicLong();

    RenewingCache(Limits limits, Clock clock, Executor background, Function<K, V> make) {
        this.limits = limits;
        this.known = Collections.synchronizedMap(new RecentlyUsed<>(limits.most()));
        this.clock = clock;
        this.background = background;
        this.make = make;
    }

    V get(K key) {
        Made<V> made = known.get(key);
        Instant now = clock.instant();
        if (made == null || made.at().plus(limits.used()).isBefore(now)) {
            return await(making(key, Runnable::run));
        }
        if (!made.isFresh(limits.fresh(), now)) {
            making(key, background);
        }
        return made.value();
    }

    /** What these were made of has changed. */
    void outdate(Predicate<K> which) {
        changes.incrementAndGet();
        known.replaceAll((key, made) -> which.test(key) ? made.outdate() : made);
    }

    private FutureTask<V> making(K key, Executor by) {
        FutureTask<V> own = new FutureTask<>(() -> make(key));
        FutureTask<V> running = making.putIfAbsent(key, own);
        if (running != null) {
            return running;
        }
        try {
            by.execute(own);
        } catch (RejectedExecutionException e) {
            making.remove(key);
            LOG.warnf(e, "There is no thread to renew what is known of %s; it is tried again", key);
        }
        return own;
    }

    private V make(K key) {
        try {
            Instant begun = clock.instant();
            long before = changes.get();
            V value = make.apply(key);
            known.put(
                    key,
                    new Made<>(
                            begun,
                            Duration.between(begun, clock.instant()),
                            changes.get() != before,
                            value));
            return value;
        } catch (RuntimeException e) {
            LOG.warnf(e, "What is known of %s could not be made anew; it is tried again", key);
            throw e;
        } finally {
            making.remove(key);
        }
    }

    private V await(FutureTask<V> running) {
        try {
            return running.get(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a value", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("A value could not be made", e);
        }
    }
}
