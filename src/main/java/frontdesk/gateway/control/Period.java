package frontdesk.gateway.control;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How long a budget lasts; days and months are those of UTC. */
public enum Period {
    DAY,
    MONTH,
    TOTAL;

    private static final Instant ALWAYS = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    public Instant start(Instant at) {
        ZonedDateTime day = at.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
        return switch (this) {
            case DAY -> day.toInstant();
            case MONTH -> day.withDayOfMonth(1).toInstant();
            case TOTAL -> ALWAYS;
        };
    }

    /** The first instant of the next one. */
    public Instant end(Instant at) {
        ZonedDateTime start = start(at).atZone(ZoneOffset.UTC);
        return switch (this) {
            case DAY -> start.plusDays(1).toInstant();
            case MONTH -> start.plusMonths(1).toInstant();
            case TOTAL -> NEVER;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Period of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
