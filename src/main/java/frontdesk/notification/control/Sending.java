package frontdesk.notification.control;

import frontdesk.identity.Businesses;
import frontdesk.notification.Audience;
import frontdesk.notification.Kind;
import frontdesk.notification.Notice;
import frontdesk.notification.Notifications;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Ids;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** A notice in somebody's own words. */
@ApplicationScoped
@Transactional
public class Sending {

    private static final Set<String> ROLES =
            Set.of(Roles.MEMBER, Roles.AGENT, Roles.ADMIN, Roles.OWNER);

    /** A path of ours and nothing that a browser takes for a host. */
    private static final Pattern LINK = Pattern.compile("/(?![/\\\\])[^\\s\\\\\\p{Cntrl}]*");

    private static final Pattern IMAGE =
            Pattern.compile("https://[\\w-]+(\\.[\\w-]+)+(:\\d{1,5})?/[!-~&&[^\"<>\\\\^`{|}#]]*");

    @Inject private Notifications notifications;

    @Inject private Businesses businesses;

    /** One of the three. */
    @Schema(name = "NotificationAudience")
    public record To(@Nullable UUID person, @Nullable String role, @Nullable Boolean all) {}

    /**
     * @param link a path inside the product; none if absent
     * @param kind custom if absent; it says whose choices count
     * @param image the https address of a picture, which a short message is sent with; none if
     *     absent
     */
    @Schema(name = "NewNotification")
    public record Wanted(
            @Nullable To to,
            @Nullable String title,
            @Nullable String body,
            @Nullable String link,
            @Nullable String kind,
            @Nullable String image) {}

    /**
     * @return its event
     */
    public UUID send(Wanted wanted) {
        String title = Input.text("title", wanted.title(), 120);
        String body = Input.optional("body", wanted.body(), 2_000);
        Map<String, String> values = new HashMap<>(Map.of("title", title, "body", body));
        String image = image(wanted.image());
        if (!image.isEmpty()) {
            values.put(Notice.IMAGE, image);
        }
        Notice notice =
                new Notice(
                        Ids.next(),
                        kind("kind", wanted.kind()),
                        audience(wanted.to()),
                        values,
                        link(wanted.link()));
        notifications.tell(notice);
        return notice.event();
    }

    private Audience audience(@Nullable To to) {
        boolean all = to != null && Boolean.TRUE.equals(to.all());
        int given =
                to == null
                        ? 0
                        : (to.person() == null ? 0 : 1)
                                + (to.role() == null ? 0 : 1)
                                + (all ? 1 : 0);
        if (to == null || given != 1) {
            throw Refusal.field("to", "required", "to names one of person, role and all.");
        }
        UUID person = to.person();
        if (person != null) {
            if (businesses.people().stream().noneMatch(one -> one.id().equals(person))) {
                throw Refusal.unknown("person");
            }
            return Audience.of(person);
        }
        String role = to.role();
        if (role == null) {
            return Audience.everybody();
        }
        if (!ROLES.contains(role)) {
            throw Refusal.field(
                    "to.role", "unknown_role", "role is member, agent, admin or owner.");
        }
        return Audience.ofRoles(role);
    }

    public static Kind kind(String field, @Nullable String given) {
        String wanted = given == null ? Kind.custom.name() : given;
        return Kind.ofBusinesses().stream()
                .filter(kind -> kind.name().equals(wanted))
                .findFirst()
                .orElseThrow(
                        () ->
                                Refusal.field(
                                        field,
                                        "unknown_kind",
                                        "There is no kind of notification of this name."));
    }

    /** Whoever carries the message fetches it, so it is an address of the open web. */
    static String image(@Nullable String given) {
        String image = Input.optional("image", given, 1_000);
        if (!image.isEmpty() && !IMAGE.matcher(image).matches()) {
            throw Refusal.field(
                    "image",
                    "invalid_url",
                    "image is an https address, such as https://www.example.com/map.png.");
        }
        return image;
    }

    static String link(@Nullable String given) {
        String link = Input.optional("link", given, 500);
        if (!link.isEmpty() && !LINK.matcher(link).matches()) {
            throw Refusal.field(
                    "link",
                    "invalid_link",
                    "link is a path inside the product, such as /console/tickets.");
        }
        return link;
    }
}
