package frontdesk.notification.control;

import java.util.Map;

/** Whether a report of Twilio's about a message is Twilio's. */
public interface Receipts {

    /**
     * @param url that the report came to, as Twilio knows it
     * @param parameters of the form
     * @param signature the header
     */
    boolean isGenuine(String url, Map<String, String> parameters, String signature);
}
