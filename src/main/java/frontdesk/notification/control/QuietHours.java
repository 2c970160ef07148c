package frontdesk.notification.control;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.stream.Stream;

/**
 * The hours of the clock on a person's wall in which only the product itself tells them something.
 */
public record QuietHours(LocalTime from, LocalTime until, ZoneId zone) {

    public boolean contains(Instant time) {
        LocalTime local = time.atZone(zone).toLocalTime();
        return from.isBefore(until)
                ? !local.isBefore(from) && local.isBefore(until)
                : !from.equals(until) && (!local.isBefore(from) || local.isBefore(until));
    }

    /**
     * The time itself, or the next end of quiet. Where the clock is put forward over the end, it is
     * when the clock goes on; where it is put back over it, the end comes twice and the one that is
     * still to come counts.
     */
    public Instant after(Instant time) {
        Instant free = time;
        while (contains(free)) {
            free = end(free.atZone(zone));
        }
        return free;
    }

    private Instant end(ZonedDateTime quiet) {
        LocalDateTime today = quiet.toLocalDate().atTime(until);
        return Stream.of(today, today.plusDays(1))
                .flatMap(this::instants)
                .filter(end -> end.isAfter(quiet.toInstant()))
                .findFirst()
                .orElseThrow();
    }

    /**
     * When the clock shows this: once, twice, or, for lack of a better moment, when it leaps over
     * it.
     */
    private Stream<Instant> instants(LocalDateTime local) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? Stream.of(change.getInstant())
                : zone.getRules().getValidOffsets(local).stream().map(local::toInstant);
    }
}
