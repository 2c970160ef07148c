package frontdesk.assistant.boundary;

import frontdesk.assistant.control.QualityMeasure;
import frontdesk.assistant.control.QualityReport;
import frontdesk.platform.security.Roles;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** How good the answers are, measured on questions with known answers in the caller's business. */
@Path("assistant/quality")
public class QualityResource {

    @Inject QualityMeasure measure;

    /**
     * @param set {@code dev}, which the coefficients were fitted on, or {@code test}, which they
     *     never saw
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.OWNER})
    public QualityReport quality(@QueryParam("set") @DefaultValue("test") String set) {
        return measure.measure(set);
    }

    /**
     * The coefficients that the development questions ask for, in the format of {@code
     * judgement.properties}.
     */
    @GET
    @Path("calibration")
    @Produces(MediaType.TEXT_PLAIN)
    @RolesAllowed(Roles.OPERATOR)
    public String calibration() {
        return measure.calibrate();
    }
}
