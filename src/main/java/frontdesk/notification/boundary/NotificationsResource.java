package frontdesk.notification.boundary;

import frontdesk.notification.control.History;
import frontdesk.notification.control.Sending;
import frontdesk.platform.http.Idempotent;
import frontdesk.platform.http.Input;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** What people were told; and telling them something in one's own words. */
@Path("notifications")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MEMBER, Roles.AGENT, Roles.ADMIN, Roles.OWNER, Roles.OPERATOR})
public class NotificationsResource {

    @Inject private Sending sending;

    @Inject private History history;

    /**
     * @param event what it is told as, once to each person
     */
    @Schema(name = "NotificationAccepted")
    public record Accepted(UUID event) {}

    @Schema(name = "UnreadNotifications")
    public record Unread(long unread) {}

    @POST
    @Path("send")
    @Transactional
    @Idempotent
    @RolesAllowed({Roles.ADMIN, Roles.OWNER})
    @APIResponseSchema(value = Accepted.class, responseCode = "202")
    public Response send(Sending.@Nullable Wanted wanted) {
        return Response.accepted(new Accepted(sending.send(Input.body(wanted)))).build();
    }

    @GET
    @Path("history")
    public Page<History.Entry> history(
            @QueryParam("unread") boolean unread,
            @QueryParam("language") @Nullable String language,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return history.list(unread, language, after, Input.limit(limit));
    }

    @GET
    @Path("unread")
    public Unread unread() {
        return new Unread(history.unread());
    }

    @POST
    @Path("{id}/read")
    @Consumes(MediaType.WILDCARD)
    public Unread read(@PathParam("id") UUID id) {
        return new Unread(history.read(id));
    }

    @POST
    @Path("mark-all-read")
    @Consumes(MediaType.WILDCARD)
    public Unread readAll() {
        return new Unread(history.readAll());
    }
}
