package frontdesk.integration.control;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to try again: over three days, as the Standard Webhooks specification proposes, and not
 * before the receiver wants it.
 */
final class RetrySchedule {

    static final Duration LONGEST = Duration.ofHours(24);

    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(5),
                    Duration.ofHours(10),
                    Duration.ofHours(14),
                    Duration.ofHours(20),
                    LONGEST);
    private static final double JITTER = 0.1;

    private RetrySchedule() {}

    /**
     * @param attempts that were made and failed
     * @param retryAfter the header's value; empty where it is absent
     * @return empty where it is to be given up
     */
    static Optional<Duration> next(
            int attempts, String retryAfter, Clock clock, RandomGenerator random) {
        if (attempts > PAUSES.size()) {
            return Optional.empty();
        }
        Duration pause = PAUSES.get(Math.max(0, attempts - 1));
        // Only later, so that what comes together does not come together again, and nothing comes
        // too soon.
        Duration spread =
                pause.plusMillis((long) (pause.toMillis() * JITTER * random.nextDouble()));
        Duration wanted = wanted(retryAfter, clock);
        return Optional.of(spread.compareTo(wanted) < 0 ? wanted : spread);
    }

    /**
     * What a Retry-After header says, in seconds or as a date; at most a day, and zero where it
     * says nothing.
     */
    static Duration wanted(String retryAfter, Clock clock) {
        if (retryAfter.isBlank()) {
            return Duration.ZERO;
        }
        Duration wanted;
        try {
            wanted =
                    retryAfter.strip().matches("\\d{1,9}")
                            ? Duration.ofSeconds(Long.parseLong(retryAfter.strip()))
                            : Duration.between(clock.instant(), at(retryAfter.strip()));
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
        return wanted.isNegative()
                ? Duration.ZERO
                : wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
    }

    private static Instant at(String date) {
        return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }
}
