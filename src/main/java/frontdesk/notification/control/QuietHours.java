package frontdesk.notification.control;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The hours of the clock on a person's wall in which only the product itself tells them something. */
public record QuietHours(LocalTime from, LocalTime until, ZoneId zone) {

    public boolean contains(Instant time) {
        LocalTime local = time.atZone(zone).toLocalTime();
        return from.isBefore(until)
                ? !local.isBefore(from) && local.isBefore(until)
                : !from.equals(until) && (!local.isBefore(from) || local.isBefore(until));
    }

    /**
     * The time itself, or the next end of quiet. Where the clock is put forward over the end, it is when the clock goes on;
     * where it is put back over it, the end comes twice and the one that is still to come counts.
     */
    public Instant after(Instant time) {
        Instant free = time;
        while (contains(free)) {
            free = end(free.atZone(zone));
        }
        return free;
    }

    private Instant end(ZonedDateTime quiet) {
        ZonedDateTime end = quiet.toLocalDate().atTime(until).atZone(zone);
        for (ZonedDateTime candidate : new ZonedDateTime[] {end.withEarlierOffsetAtOverlap(), end.withLaterOffsetAtOverlap()}) {
            if (candidate.toInstant().isAfter(quiet.toInstant())) {
                return candidate.toInstant();
            }
        }
        return quiet.toLocalDate().plusDays(1).atTime(until).atZone(zone).toInstant();
    }
}
