package frontdesk.notification.boundary;

import frontdesk.notification.control.PushKey;
import frontdesk.notification.control.Subscriptions;
import frontdesk.platform.egress.Egress;
import frontdesk.platform.http.Input;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.security.Roles;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.net.URI;

/** The caller's browsers that want pushes. */
@Path("notifications/push")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MEMBER, Roles.AGENT, Roles.ADMIN, Roles.OWNER})
public class SubscriptionsResource {

    @Inject private Subscriptions subscriptions;

    @Inject private PushKey key;

    @Inject private Egress egress;

    /**
     * @param publicKey what a browser subscribes with
     */
    @Schema(name = "PushKey")
    public record Key(String publicKey) {}

    @Schema(name = "PushKeys")
    public record Keys(@Nullable String p256dh, @Nullable String auth) {}

    /** As a browser gives it. */
    @Schema(name = "PushSubscription")
    public record Subscription(@Nullable String endpoint, @Nullable Keys keys) {}

    @GET
    public Key key() {
        return new Key(key.publicKey());
    }

    @POST
    public void add(@Nullable Subscription given) {
        Subscription browser = Input.body(given);
        URI endpoint = Subscriptions.endpoint(browser.endpoint());
        Keys keys = browser.keys() == null ? new Keys(null, null) : browser.keys();
        egress.check(endpoint);
        subscriptions.add(
                CallerContext.current().requireId(),
                endpoint.toString(),
                Subscriptions.point(keys.p256dh()),
                Subscriptions.secret(keys.auth()));
    }

    @POST
    @Path("end")
    public void end(@Nullable Subscription given) {
        subscriptions.remove(
                CallerContext.current().requireId(),
                Input.text("endpoint", Input.body(given).endpoint(), 1_000));
    }
}
