package frontdesk.notification.boundary;

import frontdesk.notification.Kind;
import frontdesk.notification.control.ChannelKind;
import frontdesk.notification.control.Digest;
import frontdesk.notification.control.PhoneVerification;
import frontdesk.notification.control.Sending;
import frontdesk.notification.control.Wishes;
import frontdesk.notification.control.Wording;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How somebody wants to be told, checked. */
final class WishesTerms {

    private WishesTerms() {}

    /**
     * @param phone that the person has proved to have
     */
    static Wishes of(PreferencesResource.View wanted, String phone) {
        LocalTime from = time("quietFrom", wanted.quietFrom());
        LocalTime until = time("quietUntil", wanted.quietUntil());
        if ((from == null) != (until == null)) {
            throw Refusal.field(
                    from == null ? "quietFrom" : "quietUntil",
                    "required",
                    "Quiet hours have a beginning and an end.");
        }
        LocalTime at = time("digestAt", wanted.digestAt());
        return new Wishes(
                language(wanted.language()),
                zone(wanted.zone()),
                from,
                until,
                digest(wanted.digest()),
                at == null ? Wishes.MORNING : at,
                phone(wanted.phone(), phone),
                choices(wanted.choices()));
    }

    static String language(@Nullable String given) {
        String language = Input.text("language", given, 8);
        if (!Wording.LANGUAGES.contains(language)) {
            throw Refusal.field(
                    "language",
                    "unknown_language",
                    "language is one of " + String.join(", ", Wording.LANGUAGES) + ".");
        }
        return language;
    }

    private static ZoneId zone(@Nullable String given) {
        String zone = Input.text("zone", given, 60);
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw Refusal.field(
                    "zone", "unknown_zone", "zone is a name of the IANA's, such as Europe/Berlin.");
        }
        return ZoneId.of(zone);
    }

    private static @Nullable LocalTime time(String field, @Nullable String given) {
        try {
            return given == null || given.isBlank() ? null : LocalTime.parse(given);
        } catch (DateTimeException e) {
            throw Refusal.field(field, "invalid_time", field + " is a time of day, such as 22:00.");
        }
    }

    private static Digest digest(@Nullable String given) {
        try {
            return given == null ? Digest.atOnce : Digest.valueOf(given);
        } catch (IllegalArgumentException e) {
            throw Refusal.field("digest", "unknown_digest", "digest is atOnce, hourly or daily.");
        }
    }

    /** It may stay or go; another one has to be proved. */
    private static String phone(@Nullable String given, String known) {
        String phone = given == null ? known : PhoneVerification.number(given);
        if (!phone.isEmpty() && !phone.equals(known)) {
            throw Refusal.field(
                    "phone",
                    "phone_not_verified",
                    "A number is set by the code that is sent to it.");
        }
        return phone;
    }

    private static Map<Kind, Set<ChannelKind>> choices(@Nullable Map<String, List<String>> given) {
        Map<Kind, Set<ChannelKind>> choices = new EnumMap<>(Kind.class);
        if (given != null) {
            given.forEach(
                    (kind, channels) ->
                            choices.put(Sending.kind("choices", kind), channels(channels)));
        }
        return choices;
    }

    private static Set<ChannelKind> channels(@Nullable List<String> given) {
        Set<ChannelKind> channels = EnumSet.noneOf(ChannelKind.class);
        try {
            Input.body(given).stream().map(ChannelKind::valueOf).forEach(channels::add);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw Refusal.field(
                    "choices", "unknown_channel", "A channel is inApp, email, push or sms.");
        }
        return channels;
    }
}
