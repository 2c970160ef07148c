package frontdesk.integration.boundary;

import frontdesk.integration.control.WebhookDeliveries;
import frontdesk.integration.control.WebhookDispatch;
import frontdesk.integration.control.Webhooks;
import frontdesk.platform.egress.Egress;
import frontdesk.platform.http.Idempotent;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.http.ShownOnce;
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

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Addresses that a business's events are sent to. */
@Path("integration/webhooks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OWNER})
public class WebhooksResource {

    private static final Duration OVERLAP = Duration.ofHours(24);
    private static final int LONGEST_OVERLAP_HOURS = 30 * 24;

    @Inject private Webhooks webhooks;

    @Inject private WebhookDeliveries deliveries;

    @Inject private WebhookDispatch dispatch;

    @Inject private Egress egress;

    /**
     * @param types of events, or beginnings of them with a star
     * @param enabled true if absent
     */
    @Schema(name = "WebhookInput")
    public record WebhookInput(
            @Nullable String name,
            @Nullable String url,
            @Nullable List<String> types,
            @Nullable Boolean enabled) {}

    /**
     * @param secret only in the answer that makes it
     */
    @Schema(name = "Webhook")
    public record WebhookView(
            UUID id,
            @Nullable String secret,
            String name,
            String url,
            List<String> types,
            boolean enabled,
            String disabledBecause,
            @Nullable Instant failingSince,
            @Nullable Instant formerSecretUntil,
            Instant createdAt,
            Instant updatedAt)
            implements ShownOnce {

        static WebhookView of(Webhooks.View webhook, @Nullable String secret) {
            return new WebhookView(
                    webhook.id(),
                    secret,
                    webhook.name(),
                    webhook.url(),
                    webhook.types(),
                    webhook.enabled(),
                    webhook.disabledBecause(),
                    webhook.failingSince(),
                    webhook.formerSecretUntil(),
                    webhook.createdAt(),
                    webhook.updatedAt());
        }

        @Override
        public WebhookView again() {
            return new WebhookView(
                    id,
                    null,
                    name,
                    url,
                    types,
                    enabled,
                    disabledBecause,
                    failingSince,
                    formerSecretUntil,
                    createdAt,
                    updatedAt);
        }
    }

    @POST
    @Transactional
    @Idempotent
    @APIResponseSchema(value = WebhookView.class, responseCode = "201")
    public Response make(@Nullable WebhookInput input) {
        Webhooks.Made<Webhooks.View> made = webhooks.make(terms(Input.body(input)));
        return Response.status(Response.Status.CREATED)
                .entity(WebhookView.of(made.one(), made.secret()))
                .build();
    }

    @GET
    public Page<WebhookView> list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return webhooks.list(after, Input.limit(limit))
                .map(webhook -> WebhookView.of(webhook, null));
    }

    @GET
    @Path("{id}")
    public WebhookView find(@PathParam("id") UUID id) {
        return WebhookView.of(webhooks.find(id), null);
    }

    @PUT
    @Path("{id}")
    public WebhookView change(@PathParam("id") UUID id, @Nullable WebhookInput input) {
        webhooks.find(id);
        return WebhookView.of(webhooks.change(id, terms(Input.body(input))), null);
    }

    @DELETE
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public void remove(@PathParam("id") UUID id) {
        webhooks.remove(id);
    }

    /**
     * @param overlapHours how long the secret before it signs too; a day if absent
     */
    @Schema(name = "WebhookRotation")
    public record Rotation(@Nullable Integer overlapHours) {}

    @POST
    @Path("{id}/rotate")
    public WebhookView rotate(@PathParam("id") UUID id, @Nullable Rotation input) {
        webhooks.find(id);
        Integer hours = input == null ? null : input.overlapHours();
        if (hours != null && (hours < 0 || hours > LONGEST_OVERLAP_HOURS)) {
            throw Refusal.field(
                    "overlapHours",
                    "out_of_range",
                    "overlapHours is between 0 and " + LONGEST_OVERLAP_HOURS + ".");
        }
        Webhooks.Made<Webhooks.View> made =
                webhooks.rotate(id, hours == null ? OVERLAP : Duration.ofHours(hours));
        return WebhookView.of(made.one(), made.secret());
    }

    /** Sends an event that has not happened, and waits for what comes of it. */
    @POST
    @Path("{id}/test")
    @Consumes(MediaType.WILDCARD)
    public WebhookDeliveries.Detail test(@PathParam("id") UUID id) {
        UUID delivery = deliveries.addTrial(id);
        dispatch.tryOut(id, delivery);
        return deliveries.find(id, delivery);
    }

    private Webhooks.Terms terms(WebhookInput input) {
        Webhooks.Terms terms = WebhookTerms.of(input);
        egress.check(URI.create(terms.url()));
        return terms;
    }
}
