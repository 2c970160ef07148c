package frontdesk.gateway.control;

import jakarta.json.JsonObject;

/** Counts tokens where a provider does not say. */
public interface TokenCount {

    long of(String text);

    /** Of all texts in a request, with what each message adds. */
    long ofRequest(JsonObject body);
}
