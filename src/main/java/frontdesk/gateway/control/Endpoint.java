package frontdesk.gateway.control;

/**
 * A provider as a business has set it up.
 *
 * @param baseUrl without a slash at the end
 * @param key in the clear; empty where none is needed
 */
public record Endpoint(String name, String kind, String baseUrl, String key) {

    @Override
    public String toString() {
        return name;
    }
}
