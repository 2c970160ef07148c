package frontdesk.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class WindowTest {

    private static final long NOW = 1_700_000_000_000L;

    private final Window window = new Window(Duration.ofMinutes(1));

    @Test
    void takesAsMuchAsTheLimitAndNoMore() {
        assertThat(window.take(9, 10, NOW)).isTrue();
        assertThat(window.take(2, 10, NOW)).isFalse();
        assertThat(window.left(10, NOW)).isEqualTo(1);
        assertThat(window.take(1, 10, NOW + 59_999)).isTrue();
        assertThat(window.take(1, 10, NOW + 59_999)).isFalse();
        assertThat(window.millisLeft(NOW + 59_999)).isEqualTo(1);
        assertThat(window.take(10, 10, NOW + 60_000)).as("the next minute").isTrue();
    }

    @Test
    void whatAnEarlierWindowTookIsNotCorrectedInThisOne() {
        window.take(10, 10, NOW);
        window.take(10, 10, NOW + 60_000);
        window.correct(-10, NOW);
        assertThat(window.left(10, NOW + 60_000)).isZero();
        window.correct(-4, NOW + 60_000);
        assertThat(window.left(10, NOW + 60_000)).isEqualTo(4);
    }

    @Test
    void correctingTooMuchGivesNothingAway() {
        window.take(2, 10, NOW);
        window.correct(-50, NOW);
        assertThat(window.left(10, NOW)).isEqualTo(10);
    }

    @Test
    void hugeAmountsDoNotWrapAround() {
        window.take(5, 10, NOW);
        assertThat(window.take(Long.MAX_VALUE, 10, NOW)).isFalse();
        assertThat(window.left(10, NOW)).isEqualTo(5);
    }

    @Property
    void noMinuteFromItsFirstTakeOnHoldsMoreThanTheLimit(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 20_000) Integer> pauses,
            @ForAll @LongRange(min = 1, max = 20) long limit) {
        Window fresh = new Window(Duration.ofMinutes(1));
        long now = NOW;
        long began = now - 60_000;
        long taken = 0;
        for (int pause : pauses) {
            now += pause;
            if (now - began >= 60_000) {
                began = now;
                taken = 0;
            }
            boolean fits = fresh.take(1, limit, now);
            assertThat(fits).isEqualTo(taken < limit);
            taken += fits ? 1 : 0;
            assertThat(fresh.left(limit, now)).isEqualTo(limit - taken);
        }
    }
}
