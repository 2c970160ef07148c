package frontdesk.integration.boundary;

import frontdesk.integration.control.CommandCatalogue;
import frontdesk.integration.control.HookCalls;
import frontdesk.integration.control.HookLimits;
import frontdesk.integration.control.HookPayloads;
import frontdesk.integration.control.Hooks;
import frontdesk.integration.control.Reply;
import frontdesk.platform.http.Idempotent;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.http.ShownOnce;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Addresses that other systems' webhooks come to, and those themselves. */
@Path("integration/hooks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OWNER})
public class HooksResource {

    private static final int MOST_BYTES = 256 * 1024;
    private static final Duration OVERLAP = Duration.ofHours(24);

    @Inject private Hooks hooks;

    @Inject private HookPayloads payloads;

    @Inject private HookCalls calls;

    @Inject private HookLimits limits;

    @Inject private CommandCatalogue commands;

    /**
     * @param scheme signature (the default) or token
     * @param tokenHeader where a token comes in; webhook-token if absent
     * @param template JSON as a text; while there is none, payloads are only kept
     */
    @Schema(name = "HookInput")
    public record HookInput(
            @Nullable String name,
            @Nullable String scheme,
            @Nullable String tokenHeader,
            @Nullable String command,
            @Nullable String template,
            @Nullable Boolean enabled) {}

    /**
     * @param secret only in the answer that makes it
     */
    @Schema(name = "Hook")
    public record HookView(
            UUID id,
            @Nullable String secret,
            String name,
            String scheme,
            String tokenHeader,
            String command,
            String template,
            boolean enabled,
            @Nullable Instant formerSecretUntil,
            Instant createdAt,
            Instant updatedAt)
            implements ShownOnce {

        static HookView of(Hooks.View hook, @Nullable String secret) {
            return new HookView(
                    hook.id(),
                    secret,
                    hook.name(),
                    hook.scheme(),
                    hook.tokenHeader(),
                    hook.command(),
                    hook.template(),
                    hook.enabled(),
                    hook.formerSecretUntil(),
                    hook.createdAt(),
                    hook.updatedAt());
        }

        @Override
        public HookView again() {
            return new HookView(
                    id,
                    null,
                    name,
                    scheme,
                    tokenHeader,
                    command,
                    template,
                    enabled,
                    formerSecretUntil,
                    createdAt,
                    updatedAt);
        }
    }

    @POST
    @Transactional
    @Idempotent
    @APIResponseSchema(value = HookView.class, responseCode = "201")
    public Response make(@Nullable HookInput input) {
        Hooks.Made<Hooks.View> made = hooks.make(HookTerms.of(Input.body(input), commands));
        return Response.status(Response.Status.CREATED)
                .entity(HookView.of(made.one(), made.secret()))
                .build();
    }

    @GET
    public Page<HookView> list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return hooks.list(after, Input.limit(limit)).map(hook -> HookView.of(hook, null));
    }

    @GET
    @Path("{id}")
    public HookView find(@PathParam("id") UUID id) {
        return HookView.of(hooks.find(id), null);
    }

    @PUT
    @Path("{id}")
    public HookView change(@PathParam("id") UUID id, @Nullable HookInput input) {
        hooks.find(id);
        return HookView.of(hooks.change(id, HookTerms.of(Input.body(input), commands)), null);
    }

    @DELETE
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public void remove(@PathParam("id") UUID id) {
        hooks.remove(id);
    }

    @POST
    @Path("{id}/rotate")
    @Consumes(MediaType.WILDCARD)
    public HookView rotate(@PathParam("id") UUID id) {
        Hooks.Made<Hooks.View> made = hooks.rotate(id, OVERLAP);
        return HookView.of(made.one(), made.secret());
    }

    @GET
    @Path("{id}/payloads")
    public Page<HookPayloads.View> payloads(@PathParam("id") UUID id) {
        return new Page<>(payloads.of(id), null);
    }

    /**
     * @param body JSON as a text, such as one of the last payloads
     */
    @Schema(name = "HookTrial")
    public record TrialInput(
            @Nullable String command, @Nullable String template, @Nullable String body) {}

    /** What a template makes of a payload; nothing is done. */
    @POST
    @Path("{id}/try")
    public HookCalls.Trial tryOut(@PathParam("id") UUID id, @Nullable TrialInput input) {
        hooks.find(id);
        TrialInput trial = Input.body(input);
        String template = Input.text("template", HookTerms.template(trial.template()), MOST_BYTES);
        return calls.tryOut(
                HookTerms.command(trial.command(), commands),
                template,
                Input.text("body", trial.body(), MOST_BYTES));
    }

    /** The other system's call: whoever it is, the secret decides. */
    @POST
    @Path("{id}")
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    public Response call(
            @PathParam("id") UUID id,
            @Context HttpHeaders headers,
            @Context HttpServletRequest request,
            InputStream body)
            throws Exception {
        Reply reply =
                limits.bounded(
                        id,
                        request.getRemoteAddr(),
                        () -> calls.take(id, headers::getHeaderString, text(body)));
        return Response.status(reply.status()).type(reply.mediaType()).entity(reply.body()).build();
    }

    private static String text(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw Refusal.of(413, "too_large", "A webhook may have at most 256 KB.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
