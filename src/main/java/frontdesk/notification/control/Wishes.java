package frontdesk.notification.control;

import frontdesk.notification.Kind;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/**
 * How one person wants to be told.
 *
 * @param quietFrom null where there are no quiet hours
 * @param quietUntil null where there are no quiet hours
 * @param digestAt the time of day of a daily mail
 * @param phone in E.164, one that the person has proved to have; empty where there is none
 * @param chosen only the kinds that the person has decided on
 */
public record Wishes(
        String language,
        ZoneId zone,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietUntil,
        Digest digest,
        LocalTime digestAt,
        String phone,
        Map<Kind, Set<ChannelKind>> chosen) {

    public static final LocalTime MORNING = LocalTime.of(8, 0);

    static Wishes usual(String language) {
        return new Wishes(
                language, ZoneId.of("UTC"), null, null, Digest.atOnce, MORNING, "", Map.of());
    }

    public Set<ChannelKind> channels(Kind kind) {
        return chosen.getOrDefault(kind, ChannelKind.usual(kind));
    }

    /** When something that happens now is sent: digests are for mail, and nobody is woken. */
    Instant due(ChannelKind channel, Instant now) {
        Instant wanted = channel == ChannelKind.email ? digest.next(now, zone, digestAt) : now;
        return quietFrom == null || quietUntil == null
                ? wanted
                : new QuietHours(quietFrom, quietUntil, zone).after(wanted);
    }
}
