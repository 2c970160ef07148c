package frontdesk.gateway.boundary;

import frontdesk.gateway.control.Limits;
import frontdesk.gateway.control.Plans;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Roles;
import frontdesk.shared.TenantId;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** The plans of businesses, which the operator sets. */
@Path("ai/plans")
@RequestScoped
@RolesAllowed(Roles.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PlansResource {

    @Inject private Plans plans;

    public record PlanTerms(@Nullable String plan) {}

    @GET
    @Path("{business}")
    public Plans.View find(@PathParam("business") UUID business) {
        return plans.find(new TenantId(business));
    }

    @PUT
    @Path("{business}")
    public Plans.View set(@PathParam("business") UUID business, @Nullable PlanTerms input) {
        String plan = Input.text("plan", Input.body(input).plan(), 50);
        if (!Limits.isPlan(plan)) {
            throw Refusal.field(
                    "plan", "unknown_plan", "plan is free, starter, pro or enterprise.");
        }
        return plans.set(new TenantId(business), plan);
    }
}
