package frontdesk.gateway.boundary;

import frontdesk.gateway.control.Budgets;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** Budgets of the business, its teams and its keys. */
@Path("ai/budgets")
@RequestScoped
@RolesAllowed({Roles.ADMIN, Roles.OWNER})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BudgetsResource {

    private static final List<String> SCOPES = List.of("business", "team", "key");

    @Inject private Budgets budgets;

    /**
     * @param scope business, team or key
     * @param scopeId which one
     */
    public record BudgetOf(UUID id, String scope, UUID scopeId, KeysResource.BudgetView budget) {

        static BudgetOf of(Budgets.Standing standing) {
            return new BudgetOf(
                    standing.budget().id(),
                    standing.budget().scope(),
                    standing.budget().scopeId(),
                    KeysResource.BudgetView.of(standing));
        }
    }

    @GET
    public Page<BudgetOf> list() {
        return new Page<>(budgets.all().stream().map(BudgetOf::of).toList(), null);
    }

    /** Sets the budget of its period anew. */
    @PUT
    @Path("{scope}/{scopeId}")
    @Transactional
    public BudgetOf set(
            @PathParam("scope") String scope,
            @PathParam("scopeId") UUID scopeId,
            KeysResource.@Nullable BudgetInput input) {
        if (!SCOPES.contains(scope)) {
            throw Refusal.of(404, "unknown_address", "Budgets are of a business, a team or a key.");
        }
        budgets.require(scope, scopeId);
        BudgetTerms terms = BudgetTerms.of("", Input.body(input));
        UUID id = budgets.set(scope, scopeId, terms.period(), terms.amount(), terms.hard());
        return budgets.of(scopeId).stream()
                .filter(one -> one.budget().id().equals(id))
                .findFirst()
                .map(BudgetOf::of)
                .orElseThrow();
    }

    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") UUID id) {
        budgets.remove(id);
    }
}
