package frontdesk.platform.security;

import frontdesk.platform.http.Refusal;
import frontdesk.shared.RecentlyUsed;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * How often something may fail for each key: some times at once, then one more each so often. It is
 * in this node's memory, so that a refusal costs nothing, and holds only those that failed lately.
 */
public final class FailureLimit {

    private static final int MOST_KEYS = 10_000;

    private final int atOnce;
    private final Duration each;

    /** When all failures of a key will be forgotten. */
    private final Map<String, Instant> forgotten = new RecentlyUsed<>(MOST_KEYS);

    public FailureLimit(int atOnce, Duration each) {
        this.atOnce = atOnce;
        this.each = each;
    }

    /**
     * @throws Refusal with 429 where the key has failed too often
     */
    public synchronized void check(String key, Instant now) {
        Duration wait =
                Duration.between(now, forgotten.getOrDefault(key, Instant.EPOCH))
                        .minus(each.multipliedBy(atOnce - 1L));
        if (wait.isPositive()) {
            throw Refusal.throttled("Too many calls failed. Wait a little, then try again.", wait);
        }
    }

    public synchronized void failed(String key, Instant now) {
        Instant before = forgotten.getOrDefault(key, now);
        forgotten.put(key, (before.isAfter(now) ? before : now).plus(each));
    }
}
