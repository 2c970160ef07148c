package frontdesk.gateway.boundary;

import frontdesk.gateway.control.AuditTrail;
import frontdesk.platform.http.Cursor;
import frontdesk.platform.http.Input;
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

/** Every change of the gateway's configuration. */
@Path("ai/audit")
@RequestScoped
@RolesAllowed({Roles.ADMIN, Roles.OWNER})
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    @Inject private AuditTrail trail;

    @GET
    public Page<AuditTrail.AuditEntry> list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        Cursor from = Cursor.of(after);
        int most = Input.limit(limit);
        return Page.of(
                trail.before(from.at(), from.id(), most + 1),
                most,
                last -> Cursor.encode(last.createdAt(), last.id()));
    }
}
