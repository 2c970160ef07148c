package frontdesk.notification.boundary;

import frontdesk.notification.control.Unsubscribing;
import frontdesk.notification.control.Wording;
import frontdesk.platform.http.PlainPage;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import java.util.Map;

/**
 * Where a mail's link leads: a mail program posts there at once (RFC 8058); who follows it is asked
 * first, since scanners follow links too.
 */
@Path("notifications/unsubscribe/{token}")
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
@Consumes(MediaType.WILDCARD)
@PermitAll
public class UnsubscribeResource {

    @Inject private Unsubscribing unsubscribing;

    @GET
    public String ask(@PathParam("token") String token) {
        Unsubscribing.Link link = Unsubscribing.read(token);
        String language = unsubscribing.language(link);
        String what =
                link.kind() == null
                        ? Wording.text(language, "stop.ask.all")
                        : Wording.text(
                                language, "stop.ask", Map.of("kind", "@kind." + link.kind()));
        return page(language, what, PlainPage.button(Wording.text(language, "stop.button")));
    }

    @POST
    public String stop(@PathParam("token") String token) {
        Unsubscribing.Link link = Unsubscribing.read(token);
        unsubscribing.stop(link);
        String language = unsubscribing.language(link);
        return page(
                language,
                Wording.text(language, "stop.done"),
                "<p>" + Wording.text(language, "stop.back") + "</p>");
    }

    private static String page(String language, String text, String rest) {
        return PlainPage.of(language, Wording.text(language, "stop.title"), text, rest);
    }
}
