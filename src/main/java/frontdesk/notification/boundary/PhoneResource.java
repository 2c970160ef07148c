package frontdesk.notification.boundary;

import frontdesk.notification.control.PhoneVerification;
import frontdesk.platform.http.Input;
import frontdesk.platform.security.Roles;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The caller's number, in two steps: a code is sent to it, and comes back. */
@Path("notifications/preferences/phone")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MEMBER, Roles.AGENT, Roles.ADMIN, Roles.OWNER})
public class PhoneResource {

    @Inject private PhoneVerification verification;

    /**
     * @param phone in E.164, such as +4930123456
     */
    @Schema(name = "PhoneNumber")
    public record Phone(@Nullable String phone) {}

    /**
     * @param code six digits
     */
    @Schema(name = "PhoneCode")
    public record Code(@Nullable String code) {}

    /** It holds for ten minutes and five tries. */
    @POST
    public Phone send(@Nullable Phone wanted) {
        return new Phone(verification.send(Input.body(wanted).phone()));
    }

    @POST
    @Path("confirm")
    public Phone confirm(@Nullable Code given) {
        return new Phone(verification.confirm(Input.body(given).code()));
    }
}
