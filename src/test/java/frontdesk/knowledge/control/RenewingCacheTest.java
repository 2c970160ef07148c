package frontdesk.knowledge.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

class RenewingCacheTest {

    private static final RenewingCache.Limits LIMITS =
            new RenewingCache.Limits(2, Duration.ofMinutes(2), Duration.ofMinutes(10));

    private final Time time = new Time();
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final AtomicInteger made = new AtomicInteger();
    private final RenewingCache<String, Integer> cache =
            new RenewingCache<>(LIMITS, time, background::add, _ -> made.incrementAndGet());

    @Test
    void aFreshValueIsNotMadeAnew() {
        assertThat(cache.get("a")).isEqualTo(1);
        time.passes(Duration.ofMinutes(2));
        assertThat(cache.get("a")).isEqualTo(1);
        assertThat(background).isEmpty();
    }

    @Test
    void anOldOneIsUsedWhileItIsMadeAnewOnce() {
        cache.get("a");
        time.passes(Duration.ofMinutes(3));
        assertThat(cache.get("a")).isEqualTo(1);
        assertThat(cache.get("a")).isEqualTo(1);
        assertThat(background).hasSize(1);
        background.remove().run();
        assertThat(cache.get("a")).isEqualTo(2);
        assertThat(background).isEmpty();
    }

    private RenewingCache<String, Integer> madeIn(Duration duration) {
        return new RenewingCache<>(
                LIMITS,
                time,
                background::add,
                _ -> {
                    time.passes(duration);
                    return made.incrementAndGet();
                });
    }

    @Test
    void whatHasChangedIsMadeAnewSoonerButNotAllTheTime() {
        RenewingCache<String, Integer> slow = madeIn(Duration.ofSeconds(3));
        slow.get("b");
        slow.get("a");
        slow.outdate("a"::equals);
        time.passes(Duration.ofSeconds(27));
        slow.get("a");
        assertThat(background).as("after ten times as long as it takes").isEmpty();
        time.passes(Duration.ofMillis(1));
        slow.get("b");
        assertThat(background).as("the other has not changed").isEmpty();
        assertThat(slow.get("a")).isEqualTo(2);
        background.remove().run();
        assertThat(slow.get("a")).isEqualTo(3);
        time.passes(Duration.ofMinutes(1));
        slow.get("a");
        assertThat(background).isEmpty();
    }

    @Test
    void whatHasChangedIsNotUsedForLongerThanWhatHasNot() {
        RenewingCache<String, Integer> slow = madeIn(Duration.ofSeconds(30));
        slow.get("a");
        slow.outdate("a"::equals);
        time.passes(Duration.ofSeconds(91));
        slow.get("a");
        assertThat(background).hasSize(1);
    }

    @Test
    void aChangeWhileItIsMadeMayBeMissingInIt() {
        AtomicInteger changes = new AtomicInteger(1);
        List<RenewingCache<String, Integer>> itself = new ArrayList<>();
        itself.add(
                new RenewingCache<>(
                        LIMITS,
                        time,
                        background::add,
                        key -> {
                            if (changes.getAndDecrement() > 0) {
                                itself.getFirst().outdate(key::equals);
                            }
                            return made.incrementAndGet();
                        }));
        itself.getFirst().get("a");
        time.passes(Duration.ofMillis(1));
        itself.getFirst().get("a");
        assertThat(background).hasSize(1);
        background.remove().run();
        time.passes(Duration.ofMillis(1));
        assertThat(itself.getFirst().get("a")).isEqualTo(2);
        assertThat(background).isEmpty();
    }

    @Test
    void oneTooOldIsNotUsed() {
        cache.get("a");
        time.passes(Duration.ofMinutes(11));
        assertThat(cache.get("a")).isEqualTo(2);
    }

    @Test
    void onlyTheLastUsedAreKept() {
        cache.get("a");
        cache.get("b");
        cache.get("a");
        cache.get("c");
        assertThat(cache.get("a")).isEqualTo(1);
        assertThat(cache.get("b")).isEqualTo(4);
    }

    @Test
    void whatFailsIsTriedAgain() {
        RenewingCache<String, Integer> failing =
                new RenewingCache<>(
                        LIMITS,
                        time,
                        background::add,
                        _ -> {
                            if (made.incrementAndGet() != 2) {
                                throw new IllegalArgumentException("not now");
                            }
                            return 7;
                        });
        assertThatThrownBy(() -> failing.get("a")).isInstanceOf(IllegalStateException.class);
        assertThat(failing.get("a")).isEqualTo(7);
        time.passes(Duration.ofMinutes(3));
        assertThat(failing.get("a")).isEqualTo(7);
        background.remove().run();
        assertThat(failing.get("a")).as("used although it could not be made anew").isEqualTo(7);
        assertThat(background).hasSize(1);
    }

    @Test
    void withoutAThreadTheOldOneIsUsed() {
        RenewingCache<String, Integer> cramped =
                new RenewingCache<>(
                        LIMITS,
                        time,
                        _ -> {
                            throw new RejectedExecutionException("full");
                        },
                        _ -> made.incrementAndGet());
        cramped.get("a");
        time.passes(Duration.ofMinutes(3));
        assertThat(cramped.get("a")).isEqualTo(1);
        time.passes(Duration.ofMinutes(8));
        assertThat(cramped.get("a")).isEqualTo(2);
    }

    @Test
    void allWhoAskMeanwhileWaitForTheOneWhoMakesIt() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        RenewingCache<String, Integer> slow =
                new RenewingCache<>(
                        LIMITS,
                        time,
                        background::add,
                        _ -> {
                            await(go);
                            return made.incrementAndGet();
                        });
        try (ExecutorService callers = Executors.newFixedThreadPool(5)) {
            List<Thread> asking = Collections.synchronizedList(new ArrayList<>());
            Callable<Integer> ask =
                    () -> {
                        asking.add(Thread.currentThread());
                        return slow.get("a");
                    };
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                answers.add(callers.submit(ask));
            }
            Awaitility.await()
                    .until(
                            () ->
                                    asking.size() == 5
                                            && List.copyOf(asking).stream()
                                                    .allMatch(
                                                            one ->
                                                                    one.getState()
                                                                                    == Thread.State
                                                                                            .WAITING
                                                                            || one.getState()
                                                                                    == Thread.State
                                                                                            .TIMED_WAITING));
            go.countDown();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(1);
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody let it go on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static final class Time extends Clock {

        private Instant now = Instant.parse("2026-11-23T03:00:00Z");

        void passes(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
