package frontdesk.integration.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.random.RandomGenerator;

class RetryScheduleTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T01:00:00Z"), ZoneOffset.UTC);
    private static final RandomGenerator NEVER_LATER = () -> 0L;

    @Test
    void triesOverThreeDaysAndThenGivesUp() {
        Duration all = Duration.ZERO;
        int attempts = 1;
        for (Optional<Duration> pause = next(1, "");
                pause.isPresent();
                pause = next(++attempts, "")) {
            all = all.plus(pause.get());
        }
        assertThat(attempts).isEqualTo(10);
        assertThat(all).isEqualTo(Duration.ofHours(75).plusMinutes(35).plusSeconds(5));
    }

    @Test
    void theJitterIsATenthAtMostAndOnlyLater() {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        for (int i = 0; i < 1_000; i++) {
            assertThat(RetrySchedule.next(4, "", CLOCK, random).orElseThrow())
                    .isBetween(Duration.ofHours(2), Duration.ofMinutes(132));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "'' | PT0S",
                "120 | PT2M",
                " 7 | PT7S",
                "0 | PT0S",
                "999999999 | PT24H",
                "99999999999999 | PT0S",
                "-5 | PT0S",
                "1.5 | PT0S",
                "soon | PT0S",
                "Sun, 22 Nov 2026 01:10:00 GMT | PT10M",
                "Sun, 22 Nov 2026 00:10:00 GMT | PT0S",
                "Sun, 22 Nov 2099 00:10:00 GMT | PT24H",
                "2026-11-22T02:00:00Z | PT0S"
            })
    void theReceiverMayWantItLater(String header, Duration wanted) {
        assertThat(RetrySchedule.wanted(header, CLOCK)).isEqualTo(wanted);
    }

    @Test
    void theLongerOneCounts() {
        assertThat(next(1, "60")).contains(Duration.ofSeconds(60));
        assertThat(next(3, "60")).contains(Duration.ofMinutes(30));
        assertThat(next(10, "60")).isEmpty();
    }

    private static Optional<Duration> next(int attempts, String retryAfter) {
        return RetrySchedule.next(attempts, retryAfter, CLOCK, NEVER_LATER);
    }
}
