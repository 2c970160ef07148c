package frontdesk.demo.boundary;

import frontdesk.demo.control.Demo;
import frontdesk.identity.Businesses;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.security.Roles;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Removes all demo data, with everyone in it. */
@Path("system/demo")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OWNER, Roles.ADMIN, Roles.OPERATOR})
public class DemoResource {

    @Inject private Demo demo;

    @Inject private Businesses businesses;

    @POST
    @Path("remove")
    @Consumes(MediaType.WILDCARD)
    public void remove() {
        Caller caller = CallerContext.current();
        if (!caller.is(Roles.OPERATOR) && !businesses.byId(caller.requireTenant()).demo()) {
            throw Refusal.of(
                    403,
                    "not_a_demo",
                    "Only the operator, or those in charge of a demo business, may remove the"
                            + " demo.");
        }
        CallerContext.runAs(
                Caller.SYSTEM,
                () ->
                        demo.slugs()
                                .forEach(
                                        slug -> {
                                            demo.remove(slug);
                                            demo.note(slug, "removed");
                                        }));
    }
}
