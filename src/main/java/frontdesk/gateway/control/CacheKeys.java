package frontdesk.gateway.control;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Exact: the same business asked the same model the same thing, with the same parameters, in the
 * same protocol.
 */
final class CacheKeys {

    /**
     * @param read whether an old answer is good enough; @param write whether the new one may be
     *     kept
     */
    record Wish(boolean read, boolean write) {}

    private CacheKeys() {}

    /** As RFC 9111 names the directives of a request. */
    static Wish wish(String cacheControl) {
        String said = cacheControl.toLowerCase(Locale.ROOT);
        boolean store = !said.contains("no-store");
        return new Wish(store && !said.contains("no-cache") && !said.contains("max-age=0"), store);
    }

    static @Nullable String of(Call call, byte[] body) {
        if (call.operation() == Operation.COUNT_TOKENS) {
            return null;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(
                    (call.key().tenant() + "|" + call.dialect() + "|" + call.operation() + "|")
                            .getBytes(StandardCharsets.US_ASCII));
            digest.update(body);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
