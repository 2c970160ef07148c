package frontdesk.gateway.control;

import java.util.Map;

/** A request in a provider's own protocol. */
public record Outgoing(String url, Map<String, String> headers, byte[] body) {}
