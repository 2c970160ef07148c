package frontdesk.learning.boundary;

import frontdesk.learning.control.LearningData;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** What happened in the business. */
@Path("learning/data")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
public class LearningDataResource {

    @Inject private LearningData data;

    @Schema(name = "LearningDataRecorded")
    public record Recorded(UUID id) {}

    /**
     * @param forgotten how many there were
     */
    @Schema(name = "LearningDataForgotten")
    public record Forgotten(int forgotten) {}

    @POST
    @Transactional
    @Idempotent
    @APIResponseSchema(value = Recorded.class, responseCode = "201")
    public Response record(LearningData.@Nullable Wanted wanted) {
        return Response.status(Response.Status.CREATED)
                .entity(new Recorded(data.record(Input.body(wanted))))
                .build();
    }

    @GET
    public Page<LearningData.Entry> list(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return data.list(kind, subject, after, Input.limit(limit));
    }

    @DELETE
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.ADMIN, Roles.OWNER})
    public Forgotten forget(@QueryParam("subject") @Nullable String subject) {
        return new Forgotten(data.forget(subject));
    }
}
