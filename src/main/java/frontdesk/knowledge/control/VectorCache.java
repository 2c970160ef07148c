package frontdesk.knowledge.control;

import frontdesk.shared.RecentlyUsed;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Keeps vectors, and makes each once, also when many ask for it at the same time: right after a
 * start everybody's question is compared with the same hundreds of sentences.
 */
final class VectorCache {

    private static final int KEPT = 20_000;
    private static final int LONGEST_KEPT = 500;
    private static final int MOST_SECONDS = 60;

    private final Function<List<String>, List<byte[]>> make;
    private final Map<String, byte[]> kept = Collections.synchronizedMap(new RecentlyUsed<>(KEPT));
    private final ConcurrentMap<String, CompletableFuture<byte[]>> making =
            new ConcurrentHashMap<>();

    /**
     * @param make a vector for each text, in their order
     */
    VectorCache(Function<List<String>, List<byte[]>> make) {
        this.make = make;
    }

    /**
     * @return a vector for each text, in their order
     */
    List<byte[]> of(List<String> texts) {
        Map<String, byte[]> found = new HashMap<>();
        Map<String, CompletableFuture<byte[]>> own = new LinkedHashMap<>();
        Map<String, CompletableFuture<byte[]>> others = new HashMap<>();
        for (String text : new LinkedHashSet<>(texts)) {
            byte[] vector = kept.get(text);
            if (vector != null) {
                found.put(text, vector);
                continue;
            }
            CompletableFuture<byte[]> promise = new CompletableFuture<>();
            CompletableFuture<byte[]> other = making.putIfAbsent(text, promise);
            if (other == null) {
                own.put(text, promise);
            } else {
                others.put(text, other.copy().orTimeout(MOST_SECONDS, TimeUnit.SECONDS));
            }
        }
        // What others wait for comes first, so that nobody waits for somebody who waits.
        found.putAll(make(own));
        others.forEach((text, vector) -> found.put(text, vector.join()));
        return texts.stream().map(found::get).toList();
    }

    private Map<String, byte[]> make(Map<String, CompletableFuture<byte[]>> own) {
        Map<String, byte[]> found = new HashMap<>();
        if (own.isEmpty()) {
            return found;
        }
        try {
            Iterator<byte[]> made = make.apply(List.copyOf(own.keySet())).iterator();
            own.forEach(
                    (text, promise) -> {
                        byte[] vector = made.next();
                        found.put(text, vector);
                        if (text.length() <= LONGEST_KEPT) {
                            kept.put(text, vector);
                        }
                        promise.complete(vector);
                    });
        } catch (RuntimeException | Error e) {
            own.values().forEach(promise -> promise.completeExceptionally(e));
            throw e;
        } finally {
            own.keySet().forEach(making::remove);
        }
        return found;
    }
}
