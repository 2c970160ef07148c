package frontdesk.mail.boundary;

import frontdesk.mail.control.SentMails;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import java.util.List;
import java.util.UUID;

/** Mails that went out, or could not. */
@Path("mail/sent")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
public class SentMailsResource {

    private static final List<String> STATES =
            List.of("all", "queued", "sent", "parked", "bounced", "failed", "discarded");

    @Inject private SentMails mails;

    @GET
    public Page<SentMails.View> list(@BeanParam MailQuery query) {
        return query.of(mails, STATES);
    }

    @POST
    @Path("{id}/retry")
    @RolesAllowed({Roles.ADMIN, Roles.OWNER})
    public void retry(@PathParam("id") UUID id) {
        mails.retry(id);
    }

    @POST
    @Path("{id}/discard")
    @RolesAllowed({Roles.ADMIN, Roles.OWNER})
    public void discard(@PathParam("id") UUID id) {
        mails.discard(id);
    }
}
