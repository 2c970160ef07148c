package frontdesk.platform.start;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.util.Map;

@Path("system/ready")
@Produces(MediaType.APPLICATION_JSON)
public class ReadyResource {

    /** 200 once everything answers, 503 before. */
    @GET
    @PermitAll
    public Response ready() {
        boolean ready = ServerState.isReady();
        return Response.status(ready ? 200 : 503).entity(Map.of("ready", ready)).build();
    }
}
