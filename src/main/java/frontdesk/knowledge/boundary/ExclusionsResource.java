package frontdesk.knowledge.boundary;

import frontdesk.knowledge.control.Exclusions;
import frontdesk.knowledge.entity.Exclusion;
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

import java.time.Instant;
import java.util.UUID;

/**
 * Questions that the business leaves to people: the assistant does not answer what comes near to
 * one of them.
 */
@Path("knowledge/exclusions")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ExclusionsResource {

    @Inject private Exclusions exclusions;

    public record NewExclusion(@Nullable String question) {}

    @Schema(name = "Exclusion")
    public record Row(UUID id, String question, Instant createdAt) {

        static Row of(Exclusion one) {
            return new Row(one.id(), one.question(), one.createdAt());
        }
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    public Page<Row> list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return exclusions.list(after, Input.limit(limit)).map(Row::of);
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    @APIResponseSchema(value = Row.class, responseCode = "201")
    public Response add(@Nullable NewExclusion wanted) {
        String question =
                Input.text("question", Input.body(wanted).question(), Exclusions.LONGEST)
                        .replaceAll("\\s+", " ")
                        .strip();
        return Response.status(Response.Status.CREATED)
                .entity(Row.of(exclusions.add(question)))
                .build();
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    public void delete(@PathParam("id") UUID id) {
        exclusions.delete(id);
    }
}
