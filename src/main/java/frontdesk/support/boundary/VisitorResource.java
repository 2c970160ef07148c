package frontdesk.support.boundary;

import frontdesk.identity.Business;
import frontdesk.identity.Businesses;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.security.Roles;
import frontdesk.support.control.SocketTickets;
import frontdesk.support.control.Visitors;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Tokens for customers without an account, and tickets for sockets. */
@Path("support")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class VisitorResource {

    @Inject private Businesses businesses;

    @Inject private Visitors visitors;

    @Inject private SocketTickets tickets;

    /**
     * @param business its slug
     */
    public record Arrival(@Nullable String business, Visitors.@Nullable Identity identity) {}

    public record Pass(String token, Instant expiresAt, UUID visitorId, String name) {
        static Pass of(Visitors.Pass pass) {
            return new Pass(
                    pass.token().value(), pass.token().expiresAt(), pass.visitorId(), pass.name());
        }
    }

    @POST
    @Path("visitors")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public Pass arrive(@Nullable Arrival arrival) throws Exception {
        Arrival given = Input.body(arrival);
        Business business =
                businesses
                        .bySlug(Input.text("business", given.business(), 60))
                        .orElseThrow(
                                () ->
                                        Refusal.field(
                                                "business",
                                                "unknown_business",
                                                "There is no business of this name."));
        return CallerContext.callAs(
                Caller.jobOf(business.id()),
                () -> Pass.of(visitors.welcome(business, given.identity())));
    }

    /** With the token as {@code {token}}, or as the bearer token while it is still valid. */
    @POST
    @Path("visitors/renew")
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    public Pass renew(
            @HeaderParam("Authorization") @Nullable String authorization, @Nullable String body) {
        return Pass.of(visitors.renew(token(authorization, body)));
    }

    @POST
    @Path("socket-ticket")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.VISITOR, Roles.MEMBER, Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    public Map<String, String> ticket() {
        return Map.of("ticket", tickets.issue(CallerContext.current()));
    }

    private static String token(@Nullable String authorization, @Nullable String body) {
        if (body != null && !body.isBlank()) {
            try (var reader = jakarta.json.Json.createReader(new java.io.StringReader(body))) {
                return reader.readObject().getString("token", "");
            }
        }
        return authorization == null ? "" : authorization.replaceFirst("(?i)^bearer ", "");
    }
}
