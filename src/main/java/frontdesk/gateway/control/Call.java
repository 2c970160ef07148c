package frontdesk.gateway.control;

import jakarta.json.JsonObject;

import java.time.Instant;
import java.util.UUID;

/**
 * One request of a client that was let in.
 *
 * @param body in OpenAI's protocol or Anthropic's, as the dialect says
 * @param requested the model as the client named it
 * @param promptBound no prompt of these bytes has more tokens
 * @param outputWanted tokens that the client allows, of all answers together; 0 where it does not
 *     say
 */
record Call(
        UUID id,
        Dialect dialect,
        Operation operation,
        JsonObject body,
        String requested,
        boolean stream,
        long promptBound,
        long outputWanted,
        KeyFacts key,
        TenantFacts tenant,
        Instant at,
        long startedNanos) {

    /** What an image at an address may count; ones in the body are bounded by their bytes. */
    private static final long IMAGE = 3_000;

    static long bound(byte[] body) {
        long images = 0;
        for (int i = 0; i + 4 < body.length; i++) {
            if (body[i] == 'i'
                    && body[i + 1] == 'm'
                    && body[i + 2] == 'a'
                    && body[i + 3] == 'g'
                    && body[i + 4] == 'e') {
                images++;
            }
        }
        return body.length + images * IMAGE;
    }

    long millis() {
        return (System.nanoTime() - startedNanos) / 1_000_000;
    }

    boolean wantsUsageChunk() {
        return Trees.isTrue(Trees.object(body, "stream_options").get("include_usage"));
    }
}
