package frontdesk.identity.boundary;

import frontdesk.identity.Business;
import frontdesk.identity.Businesses;
import frontdesk.identity.control.Registration;
import frontdesk.identity.control.SignIn;
import frontdesk.identity.entity.Account;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.AsSystem;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.security.Revocations;
import frontdesk.platform.security.Roles;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * Sign-in: a short access token for the page, a refresh token in a cookie that no script can read.
 */
@Path("auth")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AuthResource {

    private static final String COOKIE = "fd_refresh";
    private static final int COOKIE_AGE_SECONDS = 14 * 24 * 3600;

    @Inject private SignIn signIn;

    @Inject private Registration registration;

    @Inject private Businesses businesses;

    @Inject private Revocations revocations;

    @Context private HttpServletRequest request;

    public record Credentials(@Nullable String email, @Nullable String password) {}

    public record NewPassword(@Nullable String current, @Nullable String next) {}

    public record Access(String accessToken, long expiresIn) {}

    public record Me(
            UUID id,
            String name,
            String email,
            List<String> roles,
            @Nullable BusinessView business) {
        static Me of(Account account, @Nullable Business business) {
            return new Me(
                    account.id(),
                    account.name(),
                    account.email(),
                    account.roles(),
                    business == null ? null : BusinessView.of(business));
        }
    }

    @POST
    @Path("register")
    @PermitAll
    @AsSystem
    @Transactional
    @APIResponseSchema(value = Access.class, responseCode = "200")
    public Response register(Registration.@Nullable Application application) {
        return signedIn(Response.Status.CREATED, registration.register(Input.body(application)));
    }

    @POST
    @Path("login")
    @PermitAll
    @AsSystem
    @Transactional(dontRollbackOn = Refusal.class)
    @APIResponseSchema(value = Access.class, responseCode = "200")
    public Response login(@Nullable Credentials credentials) {
        Credentials given = Input.body(credentials);
        return signedIn(
                Response.Status.OK,
                signIn.withPassword(
                        Input.text("email", given.email(), 254),
                        Input.text("password", given.password(), 200),
                        request.getRemoteAddr()));
    }

    @POST
    @Path("refresh")
    @PermitAll
    @AsSystem
    @Consumes(MediaType.WILDCARD)
    @Transactional(dontRollbackOn = Refusal.class)
    @APIResponseSchema(value = Access.class, responseCode = "200")
    public Response refresh(@CookieParam(COOKIE) @Nullable String refresh) {
        return signedIn(Response.Status.OK, signIn.renew(refresh));
    }

    @POST
    @Path("logout")
    @PermitAll
    @AsSystem
    @Consumes(MediaType.WILDCARD)
    @Transactional
    public Response logout(@CookieParam(COOKIE) @Nullable String refresh) {
        signIn.out(refresh).ifPresent(revocations::revoke);
        return Response.noContent().cookie(cookie("", 0)).build();
    }

    @GET
    @Path("me")
    @RolesAllowed({Roles.MEMBER, Roles.AGENT, Roles.ADMIN, Roles.OWNER, Roles.OPERATOR})
    @Transactional
    public Me me() {
        Caller caller = CallerContext.current();
        return Me.of(
                registration.account(caller.requireId()),
                caller.tenant() == null ? null : businesses.byId(caller.tenant()));
    }

    @POST
    @Path("password")
    @RolesAllowed({Roles.MEMBER, Roles.AGENT, Roles.ADMIN, Roles.OWNER, Roles.OPERATOR})
    @Transactional(dontRollbackOn = Refusal.class)
    public Response changePassword(@Nullable NewPassword change) {
        NewPassword given = Input.body(change);
        signIn.changePassword(
                CallerContext.current().requireId(),
                Input.text("current", given.current(), 200),
                Registration.goodPassword("next", given.next()),
                request.getRemoteAddr());
        return Response.noContent().cookie(cookie("", 0)).build();
    }

    private Response signedIn(Response.Status status, SignIn.SignedIn signedIn) {
        var access = new Access(signedIn.access().value(), 600);
        Response.ResponseBuilder response =
                Response.status(status).entity(access).header("Cache-Control", "no-store");
        return signedIn.refresh() == null
                ? response.build()
                : response.cookie(cookie(signedIn.refresh(), COOKIE_AGE_SECONDS)).build();
    }

    private NewCookie cookie(String value, int age) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path("/api/auth")
                .maxAge(age)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
