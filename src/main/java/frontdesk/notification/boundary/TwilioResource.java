package frontdesk.notification.boundary;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;

import org.jspecify.annotations.Nullable;

import frontdesk.notification.control.DeliveryQueue;
import frontdesk.notification.control.Receipts;
import frontdesk.platform.http.PublicAddress;
import frontdesk.platform.http.Refusal;

/** What Twilio reports of messages that it has taken. */
@Path("notifications/twilio")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@PermitAll
public class TwilioResource {

    @Inject
    private Receipts receipts;

    @Inject
    private DeliveryQueue deliveries;

    @Inject
    private PublicAddress address;

    @POST
    public void report(@HeaderParam("X-Twilio-Signature") @Nullable String signature, @Nullable MultivaluedMap<String, String> form) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (form != null) {
            form.keySet().forEach(name -> parameters.put(name, form.getFirst(name)));
        }
        if (signature == null || !receipts.isGenuine(address.of("/api/notifications/twilio"), parameters, signature)) {
            throw Refusal.of(401, "bad_report_signature", "This report is not signed with the token of this server's account.");
        }
        String receipt = parameters.getOrDefault("MessageSid", "");
        switch (parameters.getOrDefault("MessageStatus", "")) {
            case "delivered" -> deliveries.receipt(receipt, "delivered", "");
            case "failed", "undelivered" -> deliveries.receipt(receipt, "failed", "Twilio reports error " + parameters.getOrDefault("ErrorCode", "") + ".");
            default -> {
                // On its way, which is known.
            }
        }
    }
}
