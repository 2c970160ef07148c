package frontdesk.integration.boundary;

import frontdesk.integration.control.WebhookDeliveries;
import frontdesk.integration.control.WebhookDispatch;
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

/** What was sent to an address, and what it said. */
@Path("integration/webhooks/{id}/deliveries")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RolesAllowed({Roles.ADMIN, Roles.OWNER})
public class WebhookDeliveriesResource {

    @Inject private WebhookDeliveries deliveries;

    @Inject private WebhookDispatch dispatch;

    @GET
    public Page<WebhookDeliveries.View> list(
            @PathParam("id") UUID id,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return deliveries.list(id, after, Input.limit(limit));
    }

    @GET
    @Path("{delivery}")
    public WebhookDeliveries.Detail find(
            @PathParam("id") UUID id, @PathParam("delivery") UUID delivery) {
        return deliveries.find(id, delivery);
    }

    @POST
    @Path("{delivery}/replay")
    public WebhookDeliveries.Detail replay(
            @PathParam("id") UUID id, @PathParam("delivery") UUID delivery) {
        deliveries.replay(id, delivery);
        dispatch.wake();
        return deliveries.find(id, delivery);
    }
}
