package frontdesk.mail.boundary;

import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import frontdesk.mail.control.SentMails;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;

/** Mails that went out, or could not. */
@Path("mail/sent")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
public class SentMailsResource {

    private static final Set<String> STATES = Set.of("all", "queued", "sent", "parked", "bounced", "failed", "discarded");

    @Inject
    private SentMails mails;

    @GET
    public Page<SentMails.View> list(@QueryParam("state") @DefaultValue("all") String state, @QueryParam("conversation") @Nullable UUID conversation,
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        if (!STATES.contains(state)) {
            throw Refusal.field("state", "unknown_state", "state is queued, sent, parked, bounced, failed (both), discarded or all.");
        }
        return conversation == null ? mails.list(state, after, Input.limit(limit)) : mails.ofConversation(conversation, after, Input.limit(limit));
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
