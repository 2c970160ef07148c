package frontdesk.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class DeliveriesTest {

    @Test
    void thePauseBeginsAtASecondAndDoubles() {
        assertThat(Deliveries.pause(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Deliveries.pause(3)).isEqualTo(Duration.ofSeconds(8));
        assertThat(Deliveries.pause(100)).isEqualTo(Duration.ofMinutes(5));
    }

    @Property
    void itNeverShrinksAndStaysBelowFiveMinutes(
            @ForAll @IntRange(max = Integer.MAX_VALUE - 1) int attempts) {
        assertThat(Deliveries.pause(attempts + 1))
                .isGreaterThanOrEqualTo(Deliveries.pause(attempts))
                .isLessThanOrEqualTo(Duration.ofMinutes(5));
    }
}
