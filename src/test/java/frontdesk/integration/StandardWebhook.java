package frontdesk.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The receiver's half of the Standard Webhooks specification, and a sender's, written from its
 * text.
 */
final class StandardWebhook {

    private StandardWebhook() {}

    static String signature(String secret, String id, String timestamp, String body) {
        assertThat(secret).startsWith("whsec_");
        byte[] key = Base64.getDecoder().decode(secret.substring(6));
        assertThat(key.length).isBetween(24, 64);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "raw"));
            return "v1,"
                    + Base64.getEncoder()
                            .encodeToString(
                                    mac.doFinal(
                                            (id + "." + timestamp + "." + body)
                                                    .getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static void verify(String secret, Map<String, String> headers, String body) {
        String id = headers.get("webhook-id");
        String timestamp = headers.get("webhook-timestamp");
        assertThat(id).isNotBlank().doesNotContain(".");
        assertThat(
                        Duration.between(
                                        Instant.ofEpochSecond(Long.parseLong(timestamp)),
                                        Instant.now())
                                .abs())
                .isLessThan(Duration.ofMinutes(5));
        assertThat(Arrays.asList(headers.get("webhook-signature").split(" ")))
                .contains(signature(secret, id, timestamp, body));
    }
}
