package frontdesk.gateway.boundary;

import frontdesk.gateway.control.Models;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

/** The models that the business can name. */
@Path("ai/models")
@RequestScoped
@RolesAllowed({Roles.MEMBER, Roles.AGENT, Roles.ADMIN, Roles.OWNER})
@Produces(MediaType.APPLICATION_JSON)
public class ModelsResource {

    @Inject private Models models;

    @GET
    public Page<Models.Model> list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return NameCursor.page(
                models.of(CallerContext.current().requireTenant()), Models.Model::id, after, limit);
    }
}
