package frontdesk.notification.adapter;

import frontdesk.notification.control.PushKey;
import frontdesk.platform.settings.Secrets;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Says to push services who sends (RFC 8292). The key pair is made on the first start; a cluster's
 * nodes share it by the setting, as {@code public.private}, both in base64url. With another pair,
 * browsers have to subscribe anew.
 */
@ApplicationScoped
public class Vapid implements PushKey {

    private static final Duration LIFE = Duration.ofHours(12);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    @Inject
    @ConfigProperty(name = "frontdesk.notification.push.key")
    private Optional<String> configured = Optional.empty();

    /** Where a push service finds those in charge: a mailto: or https: address. */
    @Inject
    @ConfigProperty(
            name = "frontdesk.notification.push.contact",
            defaultValue = "mailto:postmaster@localhost")
    private String contact = "";

    @Inject private Clock clock;

    private String publicKey = "";
    private @Nullable ECPrivateKey privateKey;

    @PostConstruct
    void begin() {
        String pair =
                configured
                        .orElseGet(
                                () ->
                                        new String(
                                                Secrets.file("push-key", Vapid::generate),
                                                StandardCharsets.US_ASCII))
                        .strip();
        try {
            String[] parts = pair.split("\\.", 2);
            P256.publicKey(Base64.getUrlDecoder().decode(parts[0]));
            privateKey = P256.privateKey(Base64.getUrlDecoder().decode(parts[1]));
            publicKey = parts[0];
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalStateException(
                    "frontdesk.notification.push.key is no key pair of P-256", e);
        }
    }

    @Override
    public String publicKey() {
        return publicKey;
    }

    /** The header for this push service, and no other. */
    String authorization(URI endpoint) {
        String audience = endpoint.getScheme() + "://" + endpoint.getRawAuthority();
        String claims =
                Json.createObjectBuilder()
                        .add("aud", audience)
                        .add("exp", clock.instant().plus(LIFE).getEpochSecond())
                        .add("sub", contact)
                        .build()
                        .toString();
        String signed = part("{\"typ\":\"JWT\",\"alg\":\"ES256\"}") + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(privateKey);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return "vapid t="
                    + signed
                    + "."
                    + BASE64.encodeToString(signature.sign())
                    + ", k="
                    + publicKey;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] generate() {
        try {
            KeyPair pair = P256.generate();
            String text =
                    BASE64.encodeToString(P256.point((ECPublicKey) pair.getPublic()))
                            + "."
                            + BASE64.encodeToString(P256.number((ECPrivateKey) pair.getPrivate()));
            return text.getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no P-256", e);
        }
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
