package frontdesk.identity.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import frontdesk.identity.Businesses;
import frontdesk.identity.Person;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;

/** Businesses as everyone sees them, and people as their colleagues do. */
@Path("identity")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class IdentityResource {

    @Inject
    private Businesses businesses;

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
        return businesses.bySlug(slug).map(BusinessView::of).orElseThrow(() -> Refusal.unknown("business"));
    }

    @GET
    @Path("people")
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    public Page<Person> people() {
        return new Page<>(businesses.people(), null);
    }
}
