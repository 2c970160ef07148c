package frontdesk.support.boundary;

import frontdesk.platform.http.Idempotent;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;
import frontdesk.support.control.Chat;
import frontdesk.support.control.ConversationView;
import frontdesk.support.control.Conversations;
import frontdesk.support.control.Desk;
import frontdesk.support.control.Message;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Conversations: a customer's own, an agent's business's. */
@Path("support")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VISITOR, Roles.MEMBER, Roles.AGENT, Roles.ADMIN, Roles.OWNER})
public class ConversationResource {

    @Inject private Desk desk;

    @Inject private Chat chat;

    public record Reason(@Nullable String reason) {}

    public record Assignment(@Nullable UUID agentId) {}

    public record Rating(@Nullable Integer rating, @Nullable String comment) {}

    public record Reply(
            @Nullable String text, @Nullable String clientMessageId, @Nullable String kind) {}

    @GET
    @Path("conversations")
    public Page<ConversationView> list(
            @QueryParam("state") @DefaultValue("all") String state,
            @QueryParam("customer") @Nullable UUID customer,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        try {
            return desk.list(
                    Conversations.Filter.valueOf(state), customer, after, Input.limit(limit));
        } catch (IllegalArgumentException e) {
            throw Refusal.field(
                    "state",
                    "unknown_state",
                    "state is waiting, agent, bot, closed, open, mine or all.");
        }
    }

    @GET
    @Path("conversations/{id}")
    public ConversationView show(@PathParam("id") UUID id) {
        return desk.show(id);
    }

    @GET
    @Path("conversations/{id}/messages")
    public Page<Message> messages(
            @PathParam("id") UUID id,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = Input.limit(limit);
        List<Message> rows = desk.messages(id, after, size + 1);
        return Page.of(rows, size, last -> String.valueOf(last.seq()));
    }

    @POST
    @Path("conversations/{id}/messages")
    @Idempotent
    @Transactional
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    @APIResponseSchema(value = Message.class, responseCode = "201")
    public Response reply(@PathParam("id") UUID id, @Nullable Reply reply) {
        Reply given = Input.body(reply);
        Message stored =
                chat.agentSays(
                        id, given.text(), given.clientMessageId(), "note".equals(given.kind()));
        return Response.status(Response.Status.CREATED).entity(stored).build();
    }

    @POST
    @Path("conversations/{id}/escalate")
    @Idempotent
    @Transactional
    public Response escalate(@PathParam("id") UUID id, @Nullable Reason reason) {
        return Response.ok(desk.escalate(id, reason == null ? null : reason.reason())).build();
    }

    @POST
    @Path("conversations/{id}/assign")
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    public ConversationView assign(@PathParam("id") UUID id, @Nullable Assignment assignment) {
        return desk.assign(id, assignment == null ? null : assignment.agentId());
    }

    @POST
    @Path("conversations/{id}/handback")
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    public ConversationView handBack(@PathParam("id") UUID id) {
        return desk.handBack(id);
    }

    @POST
    @Path("conversations/{id}/close")
    public ConversationView close(@PathParam("id") UUID id) {
        return desk.close(id);
    }

    @POST
    @Path("conversations/{id}/reopen")
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    public ConversationView reopen(@PathParam("id") UUID id) {
        return desk.reopen(id);
    }

    @POST
    @Path("conversations/{id}/email")
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    public ConversationView continueByEmail(@PathParam("id") UUID id) {
        return desk.continueByEmail(id);
    }

    @POST
    @Path("conversations/{id}/rate")
    public ConversationView rate(@PathParam("id") UUID id, @Nullable Rating rating) {
        Rating given = Input.body(rating);
        return desk.rate(id, given.rating(), given.comment());
    }

    @GET
    @Path("counts")
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    public Map<String, Long> counts() {
        return desk.counts();
    }
}
