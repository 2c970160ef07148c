package frontdesk.integration.boundary;

import frontdesk.integration.control.CommandCatalogue;
import frontdesk.integration.control.EventCatalogue;
import frontdesk.integration.control.Schemas;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import java.util.List;

/** What other systems can hear and ask for, with the schemas of it. */
@Path("integration")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CatalogueResource {

    @Inject private CommandCatalogue commands;

    @Inject private Schemas schemas;

    /**
     * @param schema where its JSON Schema is
     */
    public record EventView(
            String type, int version, String room, String description, String schema) {}

    /**
     * @param schema where its JSON Schema is, as its reply's is
     */
    public record CommandView(String type, int version, String schema, String replySchema) {}

    @GET
    @Path("events/types")
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER, Roles.OPERATOR})
    public Page<EventView> events() {
        List<EventView> all =
                EventCatalogue.types().stream()
                        .map(
                                type ->
                                        new EventView(
                                                type.name(),
                                                type.version(),
                                                type.room(),
                                                type.description(),
                                                Schemas.PLACE + type.schema()))
                        .toList();
        return new Page<>(all, null);
    }

    @GET
    @Path("commands/types")
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER, Roles.OPERATOR})
    public Page<CommandView> commands() {
        List<CommandView> all =
                commands.types().stream()
                        .map(
                                type ->
                                        new CommandView(
                                                type.type(),
                                                type.version(),
                                                Schemas.PLACE
                                                        + Schemas.ofCommand(
                                                                type.type(), type.version()),
                                                Schemas.PLACE
                                                        + Schemas.ofReply(
                                                                type.type(), type.version())))
                        .toList();
        return new Page<>(all, null);
    }

    @GET
    @Path("schemas/{kind}/{name}")
    @PermitAll
    @Produces("application/schema+json")
    public String schema(@PathParam("kind") String kind, @PathParam("name") String name) {
        return schemas.read(kind, name);
    }
}
