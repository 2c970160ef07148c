package frontdesk.knowledge.adapter;

import frontdesk.shared.RecentlyUsed;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What was read is believed for a short while only, since an index that nodes share is filled by
 * others too.
 */
final class Believed<K, V> {

    private static final Duration BELIEVED = Duration.ofSeconds(10);
    private static final int MOST = 10_000;

    private record Known<V>(V value, Instant until) {}

    private final Map<K, Known<V>> known = Collections.synchronizedMap(new RecentlyUsed<>(MOST));

    V get(K key, Instant now, Supplier<V> read) {
        Known<V> believed = known.get(key);
        if (believed != null && now.isBefore(believed.until())) {
            return believed.value();
        }
        V value = read.get();
        known.put(key, new Known<>(value, now.plus(BELIEVED)));
        return value;
    }

    /** What holds for the new state may stay; else it is read again. */
    void keepIf(K key, Predicate<V> holds) {
        known.computeIfPresent(key, (id, before) -> holds.test(before.value()) ? before : null);
    }
}
