package frontdesk.gateway.boundary;

import frontdesk.gateway.control.Budgets;
import frontdesk.gateway.control.Teams;
import frontdesk.platform.http.Idempotent;
import frontdesk.platform.http.Input;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** The business's teams. */
@Path("ai/teams")
@RequestScoped
@RolesAllowed({Roles.ADMIN, Roles.OWNER})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TeamsResource {

    private static final int LONGEST = 200;

    @Inject private Teams teams;

    @Inject private Budgets budgets;

    public record NewTeam(@Nullable String name, KeysResource.@Nullable BudgetInput budget) {}

    public record TeamChange(@Nullable String name) {}

    public record TeamView(
            UUID id, String name, KeysResource.@Nullable BudgetView budget, Instant createdAt) {}

    @GET
    public Page<TeamView> list() {
        return new Page<>(teams.all().stream().map(this::view).toList(), null);
    }

    @POST
    @Transactional
    @Idempotent
    @APIResponseSchema(value = TeamView.class, responseCode = "201")
    public Response make(@Nullable NewTeam input) {
        NewTeam wanted = Input.body(input);
        UUID id = teams.make(Input.text("name", wanted.name(), LONGEST).strip());
        if (wanted.budget() != null) {
            BudgetTerms terms = BudgetTerms.of("budget.", wanted.budget());
            budgets.set("team", id, terms.period(), terms.amount(), terms.hard());
        }
        return Response.status(Response.Status.CREATED).entity(view(teams.find(id))).build();
    }

    @PATCH
    @Path("{id}")
    @Transactional
    public TeamView rename(@PathParam("id") UUID id, @Nullable TeamChange input) {
        teams.find(id);
        teams.rename(id, Input.text("name", Input.body(input).name(), LONGEST).strip());
        return view(teams.find(id));
    }

    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") UUID id) {
        teams.remove(id);
    }

    private TeamView view(Teams.View team) {
        return new TeamView(
                team.id(),
                team.name(),
                budgets.of(team.id()).stream()
                        .findFirst()
                        .map(KeysResource.BudgetView::of)
                        .orElse(null),
                team.createdAt());
    }
}
