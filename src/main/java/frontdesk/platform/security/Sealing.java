package frontdesk.platform.security;

import frontdesk.platform.settings.Secrets;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets that must be read again, at rest: AES-256-GCM (NIST SP 800-38D), bound to the row they
 * belong to. The first byte says which master key sealed it, so that a new one can take over while
 * the old still opens.
 */
@ApplicationScoped
public class Sealing {

    private static final int LENGTH = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();

    /**
     * Base64 of 32 bytes each, the newest first, separated by commas; without it, one is made in
     * the home folder.
     */
    @Inject
    @ConfigProperty(name = "frontdesk.gateway.master-keys")
    Optional<List<String>> configured = Optional.empty();

    private List<SecretKeySpec> keys = List.of();

    @PostConstruct
    void begin() {
        keys =
                configured
                        .map(
                                all ->
                                        all.stream()
                                                .map(one -> Base64.getDecoder().decode(one.strip()))
                                                .toList())
                        .orElseGet(() -> List.of(Secrets.file("provider-master-key", this::fresh)))
                        .stream()
                        .map(Sealing::key)
                        .toList();
    }

    private static SecretKeySpec key(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalStateException(
                    "frontdesk.gateway.master-keys are base64 of " + LENGTH + " bytes each");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    private byte[] fresh() {
        byte[] key = new byte[LENGTH];
        random.nextBytes(key);
        return key;
    }

    public byte[] seal(String secret, UUID row) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        SecretKeySpec key = keys.getFirst();
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, row)
                            .doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(1 + NONCE + sealed.length)
                    .put(mark(key))
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String open(byte[] sealed, UUID row) {
        for (SecretKeySpec key : keys) {
            String secret = opened(sealed, row, key);
            if (secret != null) {
                return secret;
            }
        }
        throw new IllegalStateException(
                "A secret does not open: its master key is not configured, or the row was changed");
    }

    /** Whether it should be sealed anew. */
    public boolean isOld(byte[] sealed, UUID row) {
        return opened(sealed, row, keys.getFirst()) == null;
    }

    private static @Nullable String opened(byte[] sealed, UUID row, SecretKeySpec key) {
        if (sealed.length <= 1 + NONCE || mark(key) != sealed[0]) {
            return null;
        }
        try {
            byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE);
            byte[] secret =
                    cipher(Cipher.DECRYPT_MODE, key, nonce, row)
                            .doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
            return new String(secret, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            // Two keys may have the same mark.
            return null;
        }
    }

    private static byte mark(SecretKeySpec key) {
        return (byte) Arrays.hashCode(key.getEncoded());
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, UUID row)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(row.toString().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
