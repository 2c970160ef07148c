package frontdesk.notification.adapter.twilio;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The part of Twilio's API that sends a message. */
public interface TwilioApi extends AutoCloseable {

    @POST
    @Path("2010-04-01/Accounts/{account}/Messages.json")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    Response send(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("account") String account,
            Form message);

    @Override
    void close();
}
