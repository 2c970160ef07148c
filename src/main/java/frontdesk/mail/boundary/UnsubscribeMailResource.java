package frontdesk.mail.boundary;

import frontdesk.mail.control.MailTexts;
import frontdesk.mail.control.Unsubscribing;
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

import java.util.UUID;

/**
 * Where a mail's link leads: a mail program posts there at once (RFC 8058); who follows it is asked
 * first, since scanners follow links too.
 */
@Path("mail/unsubscribe/{account}/{token}")
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
@Consumes(MediaType.WILDCARD)
@PermitAll
public class UnsubscribeMailResource {

    @Inject private Unsubscribing unsubscribing;

    @GET
    public String ask(@PathParam("account") UUID account, @PathParam("token") String token) {
        String language = unsubscribing.read(account, token).language();
        return PlainPage.of(
                language,
                MailTexts.noMore(language),
                MailTexts.whatEnds(language),
                PlainPage.button(MailTexts.end(language)));
    }

    @POST
    public String stop(@PathParam("account") UUID account, @PathParam("token") String token) {
        Unsubscribing.Link link = unsubscribing.read(account, token);
        unsubscribing.stop(link);
        return PlainPage.of(
                link.language(),
                MailTexts.noMore(link.language()),
                MailTexts.ended(link.language()),
                "");
    }
}
