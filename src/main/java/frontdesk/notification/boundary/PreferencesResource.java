package frontdesk.notification.boundary;

import frontdesk.notification.Kind;
import frontdesk.notification.control.ChannelKind;
import frontdesk.notification.control.Channels;
import frontdesk.notification.control.PhoneCodes;
import frontdesk.notification.control.Preferences;
import frontdesk.notification.control.Wishes;
import frontdesk.platform.http.Input;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.security.Roles;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How the caller wants to be told. */
@Path("notifications/preferences")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MEMBER, Roles.AGENT, Roles.ADMIN, Roles.OWNER})
public class PreferencesResource {

    @Inject private Preferences preferences;

    @Inject private PhoneCodes codes;

    @Inject private Channels channels;

    /**
     * @param language of what is sent: en, de, es, fr or ar
     * @param zone as in the IANA's database, such as Europe/Berlin
     * @param quietFrom as 22:00; absent where there are no quiet hours
     * @param digest atOnce, hourly or daily: of mail
     * @param digestAt the time of day of a daily mail
     * @param phone in E.164, such as +4930123456; empty for none; another one is set by its code
     * @param phonePending the number that a code was sent to and has not come back from; only in
     *     answers
     * @param choices for each kind the channels inApp, email, push, sms; kinds that are absent stay
     *     as they are
     * @param available the channels that the operator has configured; only in answers
     */
    @Schema(name = "NotificationPreferences")
    public record View(
            @Nullable String language,
            @Nullable String zone,
            @Nullable String quietFrom,
            @Nullable String quietUntil,
            @Nullable String digest,
            @Nullable String digestAt,
            @Nullable String phone,
            @Nullable String phonePending,
            @Nullable Map<String, List<String>> choices,
            @Nullable List<String> available) {}

    @GET
    public View find() {
        return view(preferences.of(CallerContext.current().requireId()));
    }

    @PUT
    public View set(@Nullable View wanted) {
        UUID me = CallerContext.current().requireId();
        String phone = preferences.of(me).phone();
        Wishes wishes = WishesTerms.of(Input.body(wanted), phone);
        preferences.set(me, wishes);
        if (!wishes.phone().equals(phone)) {
            preferences.setPhone(me, wishes.phone());
        }
        return find();
    }

    private View view(Wishes wishes) {
        Map<String, List<String>> choices = new LinkedHashMap<>();
        for (Kind kind : Kind.ofBusinesses()) {
            choices.put(
                    kind.name(),
                    wishes.channels(kind).stream().map(ChannelKind::name).sorted().toList());
        }
        List<String> available =
                Arrays.stream(ChannelKind.values())
                        .filter(one -> one == ChannelKind.inApp || channels.reach(one))
                        .map(ChannelKind::name)
                        .toList();
        return new View(
                wishes.language(),
                wishes.zone().getId(),
                text(wishes.quietFrom()),
                text(wishes.quietUntil()),
                wishes.digest().name(),
                text(wishes.digestAt()),
                wishes.phone(),
                codes.pending(CallerContext.current().requireId()),
                choices,
                available);
    }

    private static @Nullable String text(@Nullable Object time) {
        return time == null ? null : time.toString();
    }
}
