package frontdesk.gateway.control;

/**
 * What a client sent.
 *
 * @param secret its key
 * @param address where it comes from
 * @param cacheControl the header; empty where there is none
 */
public record Incoming(
        Dialect dialect,
        Operation operation,
        byte[] body,
        String secret,
        String address,
        String cacheControl) {}
