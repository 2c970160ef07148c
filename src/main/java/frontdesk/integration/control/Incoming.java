package frontdesk.integration.control;

import org.jspecify.annotations.Nullable;

/**
 * A request as it came.
 *
 * @param text null where it is no text
 * @param key what repeats are told by: the client's own, or the message's id
 * @param answerable whether somebody waits for a reply
 */
public record Incoming(
        @Nullable String text, @Nullable String credential, String key, boolean answerable) {}
