package frontdesk.notification.control;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** How often somebody wants mail. Lower case, as in JSON and in the table. */
@SuppressWarnings("MemberName")
public enum Digest {
    atOnce,
    hourly,
    daily;

    /**
     * When what happens now is sent: at once, at the next full hour, or the next time that the
     * clock shows this time of day.
     */
    public Instant next(Instant now, ZoneId zone, LocalTime at) {
        return switch (this) {
            case atOnce -> now;
            case hourly -> now.atZone(zone).truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant();
            case daily -> daily(now.atZone(zone), at);
        };
    }

    private static Instant daily(ZonedDateTime now, LocalTime at) {
        Instant today = now.toLocalDate().atTime(at).atZone(now.getZone()).toInstant();
        return today.isAfter(now.toInstant())
                ? today
                : now.toLocalDate().plusDays(1).atTime(at).atZone(now.getZone()).toInstant();
    }
}
