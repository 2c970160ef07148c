package frontdesk.notification.boundary;

import frontdesk.notification.Kind;
import frontdesk.notification.control.Templates;
import frontdesk.notification.control.Wording;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** A business's own words for each kind, in each language. */
@Path("notifications/templates")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OWNER})
public class TemplatesResource {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_BODY = 2_000;

    @Inject private Templates templates;

    /**
     * @param places the names that may stand in braces
     */
    @Schema(name = "NotificationTemplate")
    public record View(
            String kind,
            String language,
            String title,
            String body,
            boolean own,
            List<String> places) {

        static View of(Templates.Template template) {
            return new View(
                    template.kind().name(),
                    template.language(),
                    template.title(),
                    template.body(),
                    template.own(),
                    template.kind().places());
        }
    }

    @Schema(name = "NotificationTemplateInput")
    public record Words(@Nullable String title, @Nullable String body) {}

    @GET
    public Page<View> list(@QueryParam("language") @Nullable String language) {
        String spoken = WishesTerms.language(language == null ? "en" : language);
        return new Page<>(
                templates.in(spoken).values().stream()
                        .filter(one -> Kind.ofBusinesses().contains(one.kind()))
                        .map(View::of)
                        .toList(),
                null);
    }

    @PUT
    @Path("{kind}/{language}")
    public View set(
            @PathParam("kind") String kind,
            @PathParam("language") String language,
            @Nullable Words words) {
        return View.of(templates.set(kind(kind), language(language), title(words), body(words)));
    }

    @DELETE
    @Path("{kind}/{language}")
    @Consumes(MediaType.WILDCARD)
    public View reset(@PathParam("kind") String kind, @PathParam("language") String language) {
        return View.of(templates.reset(kind(kind), language(language)));
    }

    /** Nothing is kept. */
    @POST
    @Path("{kind}/{language}/preview")
    public Templates.Text preview(
            @PathParam("kind") String kind,
            @PathParam("language") String language,
            @Nullable Words words) {
        return templates.preview(kind(kind), language(language), title(words), body(words));
    }

    private static Kind kind(String given) {
        return Kind.ofBusinesses().stream()
                .filter(kind -> kind.name().equals(given))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("template"));
    }

    private static String language(String given) {
        if (!Wording.LANGUAGES.contains(given)) {
            throw Refusal.unknown("template");
        }
        return given;
    }

    private static String title(@Nullable Words words) {
        return Input.text("title", Input.body(words).title(), LONGEST_TITLE);
    }

    private static String body(@Nullable Words words) {
        return Input.optional("body", Input.body(words).body(), LONGEST_BODY);
    }
}
