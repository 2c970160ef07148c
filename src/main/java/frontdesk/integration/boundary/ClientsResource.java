package frontdesk.integration.boundary;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

import frontdesk.integration.control.Clients;
import frontdesk.integration.control.CommandCatalogue;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;

/** Other systems' programs: a business's send commands, the operator's hear events. */
@Path("integration/clients")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OWNER, Roles.OPERATOR})
public class ClientsResource {

    @Inject
    private Clients clients;

    @Inject
    private CommandCatalogue catalogue;

    /** @param commands the types that it may send */
    @Schema(name = "NewIntegrationClient")
    public record NewClient(@Nullable String name, @Nullable List<String> commands) {}

    /** @param credential only in the answer that makes it */
    @Schema(name = "IntegrationClient")
    public record ClientView(
            UUID id, String name, List<String> commands, @Nullable String credential, Instant createdAt, @Nullable Instant revokedAt) {

        static ClientView of(Clients.View client, @Nullable String credential) {
            return new ClientView(client.id(), client.name(), client.commands(), credential, client.createdAt(), client.revokedAt());
        }
    }

    @POST
    @APIResponseSchema(value = ClientView.class, responseCode = "201")
    public Response make(@Nullable NewClient input) {
        NewClient given = Input.body(input);
        Clients.Made made = clients.make(Input.text("name", given.name(), 120), commands(given.commands()));
        ClientView view = ClientView.of(made.client(), made.client().id() + "." + made.secret());
        return Response.status(Response.Status.CREATED).entity(view).build();
    }

    @GET
    public Page<ClientView> list(@QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        return clients.list(after, Input.limit(limit)).map(client -> ClientView.of(client, null));
    }

    @DELETE
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public void revoke(@PathParam("id") UUID id) {
        clients.revoke(id);
    }

    private List<String> commands(@Nullable List<String> wanted) {
        boolean operator = CallerContext.current().tenant() == null;
        List<String> given = wanted == null ? List.of() : wanted.stream().distinct().toList();
        if (operator != given.isEmpty()) {
            throw Refusal.field("commands", operator ? "too_many" : "required",
                    operator ? "The operator's clients hear events and send no commands." : "commands names what the client may send.");
        }
        given.forEach(catalogue::requireKnown);
        return given;
    }
}
