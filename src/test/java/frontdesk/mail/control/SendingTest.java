package frontdesk.mail.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.stream.IntStream;

class SendingTest {

    @Test
    void aMailServerThatIsAwayIsAskedForTwoDays() {
        Duration all =
                IntStream.range(1, Sending.MOST_ATTEMPTS)
                        .mapToObj(Sending::pause)
                        .reduce(Duration.ZERO, Duration::plus);
        assertThat(all).isBetween(Duration.ofHours(48), Duration.ofHours(52));
        assertThat(Sending.pause(1)).isEqualTo(Duration.ofSeconds(15));
        assertThat(Sending.pause(1_000)).isEqualTo(Duration.ofHours(4));
    }
}
