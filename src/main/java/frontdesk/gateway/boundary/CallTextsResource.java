package frontdesk.gateway.boundary;

import frontdesk.gateway.control.Texts;
import frontdesk.platform.security.Roles;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import java.util.UUID;

/** What a call asked and was answered, where the business keeps it. */
@Path("ai/calls")
@RequestScoped
@RolesAllowed({Roles.ADMIN, Roles.OWNER})
@Produces(MediaType.APPLICATION_JSON)
public class CallTextsResource {

    @Inject private Texts texts;

    @GET
    @Path("{id}/text")
    public Texts.View find(@PathParam("id") UUID id) {
        return texts.find(id);
    }
}
