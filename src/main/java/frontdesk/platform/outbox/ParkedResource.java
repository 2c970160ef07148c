package frontdesk.platform.outbox;

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

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** The operator's list of deliveries that need a person. */
@Path("system/parked")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RolesAllowed(Roles.OPERATOR)
public class ParkedResource {

    @Inject private Parked parked;

    @GET
    public Page<Parked.Delivery> list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return parked.list(after, Input.limit(limit));
    }

    @POST
    @Path("{event}/{listener}/retry")
    public void retry(@PathParam("event") UUID event, @PathParam("listener") String listener) {
        parked.retry(event, listener);
    }

    @POST
    @Path("{event}/{listener}/discard")
    public void discard(@PathParam("event") UUID event, @PathParam("listener") String listener) {
        parked.discard(event, listener);
    }
}
