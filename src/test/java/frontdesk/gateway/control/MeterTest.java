package frontdesk.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class MeterTest {

    private static final long NOW = 1_700_000_000_000L;
    private static final Limits ALL = new Limits(10L, 20L, 1_000L, 5_000L, 3);

    private final Meter meter = new Meter();

    @Test
    void aRefusalTakesBackWhatOtherLimitsCounted() {
        Meter.Refused refused = meter.admit(ALL, 1_001, NOW);

        assertThat(refused).isEqualTo(new Meter.Refused("tokens", "minute", 1_000, 60_000));
        assertThat(meter.standing(ALL, NOW).left()).isEqualTo(10);
        for (int i = 0; i < 3; i++) {
            assertThat(meter.admit(ALL, 1, NOW))
                    .as("no place among the running ones is lost")
                    .isNull();
        }
    }

    @Test
    void itIsNotIdleWhileAnyWindowCounts() {
        Limits perMinute = new Limits(3L, null, null, null, null);
        meter.admit(perMinute, 1, NOW);
        meter.end(perMinute, 1, 1, NOW);

        assertThat(meter.isIdle(NOW + 59_999)).isFalse();
        assertThat(meter.isIdle(NOW + 60_000)).isTrue();
    }

    @Test
    void concurrentCallsDoNotSlipThrough() throws Exception {
        Limits three = new Limits(null, null, null, null, 3);
        int callers = 64;
        CyclicBarrier together = new CyclicBarrier(callers);
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            for (int round = 0; round < 50; round++) {
                List<Future<Boolean>> calls = new ArrayList<>();
                for (int i = 0; i < callers; i++) {
                    calls.add(
                            threads.submit(
                                    () -> {
                                        together.await();
                                        return meter.admit(three, 0, NOW) == null;
                                    }));
                }
                int admitted = 0;
                for (Future<Boolean> call : calls) {
                    admitted += call.get() ? 1 : 0;
                }
                assertThat(admitted).isEqualTo(3);
                for (int i = 0; i < admitted; i++) {
                    meter.end(three, 0, 0, NOW);
                }
            }
        }
    }

    @Test
    void anEndedCallMakesRoomAndCountsTheTokensThatItUsed() {
        Limits limits = new Limits(null, null, 1_000L, null, 1);
        assertThat(meter.admit(limits, 900, NOW)).isNull();
        assertThat(meter.admit(limits, 50, NOW))
                .isEqualTo(new Meter.Refused("concurrent calls", "", 1, 1_000));
        meter.end(limits, 900, 100, NOW);

        assertThat(meter.admit(limits, 900, NOW)).isNull();
        meter.end(limits, 900, 950, NOW);
        assertThat(meter.admit(limits, 1, NOW).what())
                .as("more than was thought counts too")
                .isEqualTo("tokens");
    }

    @Test
    void theHourOutlastsTheMinute() {
        long now = NOW;
        for (int i = 0; i < 20; i++) {
            assertThat(meter.admit(ALL, 1, now)).isNull();
            meter.end(ALL, 1, 1, now);
            now += 10_000;
        }
        assertThat(meter.admit(ALL, 1, now))
                .isEqualTo(new Meter.Refused("requests", "hour", 20, NOW + 3_600_000 - now));
        assertThat(meter.admit(ALL, 1, NOW + 3_600_000)).isNull();
    }

    @Test
    void isIdleWhenNothingRunsAndNothingCounts() {
        assertThat(meter.isIdle(NOW)).isTrue();
        meter.admit(ALL, 1, NOW);
        assertThat(meter.isIdle(NOW + 3_600_000)).as("it runs").isFalse();
        meter.end(ALL, 1, 1, NOW);
        assertThat(meter.isIdle(NOW + 1)).as("it counts").isFalse();
        assertThat(meter.isIdle(NOW + 3_600_000)).isTrue();
    }
}
