package frontdesk.integration.boundary;

import frontdesk.integration.control.Clients;
import frontdesk.integration.control.CommandCatalogue;
import frontdesk.platform.http.Idempotent;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.http.ShownOnce;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Other systems' programs: a business's send commands, the operator's hear events. */
@Path("integration/clients")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OWNER, Roles.OPERATOR})
public class ClientsResource {

    @Inject private Clients clients;

    @Inject private CommandCatalogue catalogue;

    /**
     * @param commands the types that it may send
     */
    @Schema(name = "IntegrationClientInput")
    public record ClientInput(@Nullable String name, @Nullable List<String> commands) {}

    /**
     * @param credential only in the answer that makes it
     * @param hook whether it is that of a hook, which decides its name and commands
     * @param lastUsedAt of a business's client, to the minute
     */
    @Schema(name = "IntegrationClient")
    public record ClientView(
            UUID id,
            @Nullable String credential,
            String name,
            List<String> commands,
            boolean hook,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt)
            implements ShownOnce {

        static ClientView of(Clients.View client) {
            return new ClientView(
                    client.id(),
                    null,
                    client.name(),
                    client.commands(),
                    client.hook(),
                    client.createdAt(),
                    client.lastUsedAt(),
                    client.revokedAt());
        }

        static ClientView of(Clients.Made made) {
            ClientView client = of(made.client());
            return new ClientView(
                    client.id,
                    client.id + "." + made.secret(),
                    client.name,
                    client.commands,
                    client.hook,
                    client.createdAt,
                    client.lastUsedAt,
                    client.revokedAt);
        }

        @Override
        public ClientView again() {
            return new ClientView(id, null, name, commands, hook, createdAt, lastUsedAt, revokedAt);
        }
    }

    @POST
    @Transactional
    @Idempotent
    @APIResponseSchema(value = ClientView.class, responseCode = "201")
    public Response make(@Nullable ClientInput input) {
        ClientInput given = Input.body(input);
        Clients.Made made =
                clients.make(Input.text("name", given.name(), 120), commands(given.commands()));
        return Response.status(Response.Status.CREATED).entity(ClientView.of(made)).build();
    }

    @GET
    public Page<ClientView> list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return clients.list(after, Input.limit(limit)).map(ClientView::of);
    }

    @GET
    @Path("{id}")
    public ClientView find(@PathParam("id") UUID id) {
        return ClientView.of(clients.find(id));
    }

    @PUT
    @Path("{id}")
    public ClientView change(@PathParam("id") UUID id, @Nullable ClientInput input) {
        clients.find(id);
        ClientInput given = Input.body(input);
        return ClientView.of(
                clients.change(
                        id, Input.text("name", given.name(), 120), commands(given.commands())));
    }

    @POST
    @Path("{id}/rotate")
    @Consumes(MediaType.WILDCARD)
    public ClientView rotate(@PathParam("id") UUID id) {
        return ClientView.of(clients.rotate(id));
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
            throw Refusal.field(
                    "commands",
                    operator ? "too_many" : "required",
                    operator
                            ? "The operator's clients hear events and send no commands."
                            : "commands names what the client may send.");
        }
        given.forEach(command -> catalogue.requireKnown("commands", command));
        return given;
    }
}
