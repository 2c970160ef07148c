package frontdesk.integration.boundary;

import frontdesk.integration.control.ParkedRequests;
import frontdesk.integration.control.Reply;
import frontdesk.integration.control.SecondTry;
import frontdesk.platform.http.Input;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Other systems' requests that need a person. */
@Path("integration/parked")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RolesAllowed({Roles.ADMIN, Roles.OWNER, Roles.OPERATOR})
public class ParkedRequestsResource {

    @Inject private ParkedRequests parked;

    @Inject private SecondTry secondTry;

    @GET
    public Page<ParkedRequests.View> list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return parked.list(after, Input.limit(limit));
    }

    @POST
    @Path("{id}/retry")
    public Response retry(@PathParam("id") UUID id) {
        Reply reply = secondTry.of(id);
        return Response.status(reply.status()).type(reply.mediaType()).entity(reply.body()).build();
    }

    @POST
    @Path("{id}/discard")
    public void discard(@PathParam("id") UUID id) {
        parked.discard(id);
    }
}
