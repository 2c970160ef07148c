package frontdesk.identity.control;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class ThrottleTest {

    @Test
    void theFirstTriesAreFreeThenThePauseDoubles() {
        assertThat(Throttle.pause(0, 5)).isZero();
        assertThat(Throttle.pause(4, 5)).isZero();
        assertThat(Throttle.pause(5, 5)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Throttle.pause(6, 5)).isEqualTo(Duration.ofSeconds(2));
        assertThat(Throttle.pause(9, 5)).isEqualTo(Duration.ofSeconds(16));
        assertThat(Throttle.pause(40, 5)).isEqualTo(Duration.ofMinutes(15));
    }

    @Property
    void thePauseNeverShrinksAndNeverGrowsBeyondAQuarterOfAnHour(
            @ForAll @IntRange(max = Integer.MAX_VALUE - 1) int failures,
            @ForAll @IntRange(max = 100) int free) {
        assertThat(Throttle.pause(failures + 1, free))
                .isGreaterThanOrEqualTo(Throttle.pause(failures, free))
                .isLessThanOrEqualTo(Duration.ofMinutes(15));
    }
}
