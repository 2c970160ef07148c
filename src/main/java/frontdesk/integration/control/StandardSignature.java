package frontdesk.integration.control;

import frontdesk.platform.security.Hmac;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Signatures of webhooks with a shared secret, as the Standard Webhooks specification 1.0 has them.
 */
final class StandardSignature {

    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private StandardSignature() {}

    static String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * @param secret as {@link #newSecret} makes it
     */
    static String sign(String secret, String id, long timestamp, String body) {
        byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        return VERSION
                + Base64.getEncoder()
                        .encodeToString(
                                Hmac.sha256(key, head, body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether one of the signatures, which spaces part, is that of the secret. */
    static boolean isSigned(
            String signatures, String secret, String id, long timestamp, String body) {
        byte[] right = sign(secret, id, timestamp, body).getBytes(StandardCharsets.US_ASCII);
        boolean any = false;
        for (String one : signatures.split(" ", 16)) {
            any |= MessageDigest.isEqual(right, one.getBytes(StandardCharsets.UTF_8));
        }
        return any;
    }
}
