package frontdesk.knowledge.boundary;

import frontdesk.knowledge.control.Collections;
import frontdesk.knowledge.entity.Collection;
import frontdesk.platform.http.Idempotent;
import frontdesk.platform.http.Input;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.UUID;

/** The shelves of articles. */
@Path("knowledge/collections")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CollectionsResource {

    @Inject private Collections collections;

    public record NewCollection(@Nullable String name, @Nullable String description) {}

    @Schema(name = "Collection")
    public record Row(UUID id, String name, String slug, String description, long articles) {

        static Row of(Collection one, long articles) {
            return new Row(one.id(), one.name(), one.slug(), one.description(), articles);
        }
    }

    @GET
    @RolesAllowed({Roles.VISITOR, Roles.MEMBER, Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    public Page<Row> list() {
        Map<UUID, Long> sizes = collections.sizes();
        return new Page<>(
                collections.all().values().stream()
                        .map(one -> Row.of(one, sizes.getOrDefault(one.id(), 0L)))
                        .toList(),
                null);
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    @APIResponseSchema(value = Row.class, responseCode = "201")
    public Response add(@Nullable NewCollection wanted) {
        NewCollection given = Input.body(wanted);
        String name = Input.text("name", given.name(), 100).strip();
        Collection made =
                collections.add(name, Input.optional("description", given.description(), 500));
        return Response.status(Response.Status.CREATED).entity(Row.of(made, 0)).build();
    }
}
