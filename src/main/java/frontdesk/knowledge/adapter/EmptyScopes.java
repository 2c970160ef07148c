package frontdesk.knowledge.adapter;

import frontdesk.shared.RecentlyUsed;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;

/**
 * Scopes in which there was nothing: to look for nothing all the same is a twentieth of what a
 * search costs. Believed for a short while only, since an index that nodes share is filled by
 * others too.
 */
final class EmptyScopes {

    private static final Duration BELIEVED = Duration.ofSeconds(10);
    private static final int MOST = 10_000;

    private final Map<String, Instant> until =
            Collections.synchronizedMap(new RecentlyUsed<>(MOST));

    boolean contain(String scope, Instant now) {
        Instant end = until.get(scope);
        return end != null && now.isBefore(end);
    }

    void add(String scope, Instant now) {
        until.put(scope, now.plus(BELIEVED));
    }

    /** There is something now. */
    void remove(String scope) {
        until.remove(scope);
    }
}
