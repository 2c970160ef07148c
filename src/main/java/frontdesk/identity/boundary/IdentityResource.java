package frontdesk.identity.boundary;

import frontdesk.identity.Business;
import frontdesk.identity.Businesses;
import frontdesk.identity.Person;
import frontdesk.identity.control.Profile;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Businesses as everyone sees them, and people as their colleagues do. */
@Path("identity")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class IdentityResource {

    @Inject private Businesses businesses;

    @Inject private Profile profile;

    /** The businesses of this server's own portal. */
    @GET
    @Path("businesses")
    @PermitAll
    public Page<BusinessView> listed() {
        return new Page<>(businesses.listed().stream().map(BusinessView::of).toList(), null);
    }

    @GET
    @Path("businesses/{slug}")
    @PermitAll
    public BusinessView bySlug(@PathParam("slug") String slug) {
        return businesses
                .bySlug(Input.text("slug", slug, 100))
                .map(BusinessView::of)
                .orElseThrow(() -> Refusal.unknown("business"));
    }

    /** The business as those in charge see it. */
    public record OwnBusiness(BusinessView business, List<String> origins, String visitorKey) {}

    @GET
    @Path("business")
    @RolesAllowed({Roles.ADMIN, Roles.OWNER})
    public OwnBusiness own() {
        var tenant = CallerContext.current().requireTenant();
        Business business = businesses.byId(tenant);
        return new OwnBusiness(
                BusinessView.of(business), business.origins(), profile.visitorKey(tenant));
    }

    @PATCH
    @Path("business")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.OWNER})
    public OwnBusiness change(Profile.@Nullable Change change) {
        profile.change(CallerContext.current().requireTenant(), Input.body(change));
        return own();
    }

    @GET
    @Path("people")
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    public Page<Person> people() {
        return new Page<>(businesses.people(), null);
    }
}
