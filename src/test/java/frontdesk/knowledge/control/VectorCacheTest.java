package frontdesk.knowledge.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

@Timeout(30)
class VectorCacheTest {

    private final List<String> made = new CopyOnWriteArrayList<>();
    private final CountDownLatch mayMake = new CountDownLatch(1);
    private final VectorCache cache =
            new VectorCache(
                    texts -> {
                        made.addAll(texts);
                        awaitMayMake();
                        return texts.stream().map(VectorCacheTest::vector).toList();
                    });

    private static byte[] vector(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("nothing");
        }
        return new byte[] {(byte) text.length()};
    }

    private void awaitMayMake() {
        try {
            mayMake.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void eachIsMadeOnceAndComesInOrder() {
        mayMake.countDown();

        assertThat(cache.of(List.of("a", "bb", "a"))).containsExactly(b(1), b(2), b(1));
        assertThat(cache.of(List.of("ccc", "bb"))).containsExactly(b(3), b(2));

        assertThat(made).containsExactly("a", "bb", "ccc");
    }

    @Test
    void whoAsksForWhatIsBeingMadeWaitsForItAndMakesTheRest() throws Exception {
        FutureTask<List<byte[]>> first = new FutureTask<>(() -> cache.of(List.of("a", "bb")));
        Thread.ofVirtual().start(first);
        Awaitility.await().until(() -> made.size() == 2);
        FutureTask<List<byte[]>> second = new FutureTask<>(() -> cache.of(List.of("bb", "ccc")));
        Thread.ofVirtual().start(second);
        Awaitility.await().until(() -> made.size() == 3);

        mayMake.countDown();

        assertThat(first.get()).containsExactly(b(1), b(2));
        assertThat(second.get()).containsExactly(b(2), b(3));
        assertThat(made).containsExactly("a", "bb", "ccc");
    }

    @Test
    void whatCouldNotBeMadeIsTriedAgain() throws Exception {
        FutureTask<List<byte[]>> first = new FutureTask<>(() -> cache.of(List.of("")));
        Thread.ofVirtual().start(first);
        Awaitility.await().until(() -> made.size() == 1);

        mayMake.countDown();

        assertThatThrownBy(first::get).isInstanceOf(ExecutionException.class);
        assertThatThrownBy(() -> cache.of(List.of(""))).hasMessageContaining("nothing");
        assertThat(made).containsExactly("", "");
    }

    private static byte[] b(int value) {
        return new byte[] {(byte) value};
    }
}
