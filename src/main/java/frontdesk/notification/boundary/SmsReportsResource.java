package frontdesk.notification.boundary;

import frontdesk.notification.control.ShortMessages;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a provider of short messages reports of those that it has taken; it signs that, in a way of
 * its own.
 */
@Path("notifications/sms/{provider}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@PermitAll
public class SmsReportsResource {

    @Inject private ShortMessages messages;

    @POST
    public void report(
            @PathParam("provider") String provider,
            @Context HttpHeaders headers,
            @Nullable String body) {
        Map<String, String> all = new HashMap<>();
        headers.getRequestHeaders()
                .forEach(
                        (name, values) ->
                                all.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        messages.report(provider, all, body == null ? "" : body);
    }
}
