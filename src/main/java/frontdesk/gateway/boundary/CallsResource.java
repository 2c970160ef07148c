package frontdesk.gateway.boundary;

import frontdesk.gateway.control.Operation;
import frontdesk.gateway.control.OwnCalls;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.security.Roles;
import frontdesk.platform.threads.WaitingThreads;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Models for those who are signed in: OpenAI's protocol without a key, for our own pages. */
@Path("ai")
@RequestScoped
@RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, MediaType.SERVER_SENT_EVENTS})
public class CallsResource {

    @Inject private OwnCalls calls;

    @Inject private WaitingThreads threads;

    /** What all requests have; the protocol has more. */
    public record ModelRequest(
            String model,
            @Nullable JsonValue messages,
            @Nullable JsonValue prompt,
            @Nullable JsonValue input,
            @Nullable Boolean stream) {}

    /** The protocol's answer. */
    public record ModelAnswer(String id, String object, String model) {}

    @POST
    @Path("chat")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = ModelRequest.class)))
    @APIResponseSchema(ModelAnswer.class)
    public void chat(
            byte[] body, @Suspended AsyncResponse waiting, @Context HttpServletRequest request) {
        serve(Operation.CHAT, body, waiting, request);
    }

    @POST
    @Path("completions")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = ModelRequest.class)))
    @APIResponseSchema(ModelAnswer.class)
    public void complete(
            byte[] body, @Suspended AsyncResponse waiting, @Context HttpServletRequest request) {
        serve(Operation.COMPLETION, body, waiting, request);
    }

    @POST
    @Path("embeddings")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = ModelRequest.class)))
    @APIResponseSchema(ModelAnswer.class)
    public void embed(
            byte[] body, @Suspended AsyncResponse waiting, @Context HttpServletRequest request) {
        serve(Operation.EMBEDDING, body, waiting, request);
    }

    private void serve(
            Operation operation, byte[] body, AsyncResponse waiting, HttpServletRequest request) {
        Caller caller = CallerContext.current();
        String cacheControl =
                request.getHeader("Cache-Control") == null
                        ? ""
                        : request.getHeader("Cache-Control");
        PageReply reply =
                new PageReply(
                        waiting, (HttpServletResponse) request.getAsyncContext().getResponse());
        threads.execute(
                () ->
                        reply.after(
                                () ->
                                        calls.serve(
                                                caller.requireTenant(),
                                                caller.id(),
                                                operation,
                                                body,
                                                cacheControl,
                                                reply)));
    }
}
