package frontdesk.platform.security;

import frontdesk.platform.settings.Secrets;

import jakarta.json.Json;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * The P-256 key pair that signs our tokens (ES256, RFC 7518). Made on the first start; a cluster's
 * nodes share it by {@code FRONTDESK_TOKEN_KEY}: base64 of {@code {"private": PKCS#8, "public":
 * X.509}}, both base64 themselves.
 */
public final class SigningKey {

    private static final SigningKey CURRENT = load();

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private SigningKey(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    public static SigningKey current() {
        return CURRENT;
    }

    public PrivateKey privateKey() {
        return privateKey;
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    String publicPem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(publicKey.getEncoded())
                + "\n-----END PUBLIC KEY-----";
    }

    private static SigningKey load() {
        String shared = System.getenv("FRONTDESK_TOKEN_KEY");
        byte[] stored =
                shared == null || shared.isBlank()
                        ? Secrets.file("token-key.json", SigningKey::generate)
                        : Base64.getDecoder().decode(shared);
        try (var reader = Json.createReader(new java.io.ByteArrayInputStream(stored))) {
            var json = reader.readObject();
            KeyFactory keys = KeyFactory.getInstance("EC");
            Base64.Decoder base64 = Base64.getDecoder();
            return new SigningKey(
                    keys.generatePrivate(
                            new PKCS8EncodedKeySpec(base64.decode(json.getString("private")))),
                    keys.generatePublic(
                            new X509EncodedKeySpec(base64.decode(json.getString("public")))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The token key is not a P-256 key pair", e);
        }
    }

    private static byte[] generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            Base64.Encoder base64 = Base64.getEncoder();
            return Json.createObjectBuilder()
                    .add("private", base64.encodeToString(pair.getPrivate().getEncoded()))
                    .add("public", base64.encodeToString(pair.getPublic().getEncoded()))
                    .build()
                    .toString()
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no P-256", e);
        }
    }
}
