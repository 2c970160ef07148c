package frontdesk.knowledge.adapter;

import frontdesk.shared.RecentlyUsed;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The languages that a business has passages in: words that are looked for in all others too take
 * three times as long. Believed for a short while only, since other nodes write too.
 */
final class KnownLanguages {

    private static final Duration BELIEVED = Duration.ofSeconds(10);
    private static final int MOST = 10_000;

    private record Known(List<String> languages, Instant until) {}

    private final Map<UUID, Known> known = Collections.synchronizedMap(new RecentlyUsed<>(MOST));

    List<String> of(UUID tenant, Instant now, Supplier<List<String>> read) {
        Known believed = known.get(tenant);
        if (believed != null && now.isBefore(believed.until())) {
            return believed.languages();
        }
        List<String> languages = read.get();
        known.put(tenant, new Known(languages, now.plus(BELIEVED)));
        return languages;
    }

    /** There is a passage in this language now. */
    void add(UUID tenant, String language) {
        known.computeIfPresent(
                tenant, (id, before) -> before.languages().contains(language) ? before : null);
    }
}
