package frontdesk.gateway.control;

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

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import frontdesk.platform.settings.Secrets;

/**
 * Keys of providers at rest: AES-256-GCM (NIST SP 800-38D), bound to the row they belong to. The first byte says which
 * master key sealed it, so that a new one can take over while the old still opens.
 */
@ApplicationScoped
public class Sealing {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();

    /** Base64 of 32 bytes each, the newest first, separated by commas; without it, one is made in the home folder. */
    @Inject
    @ConfigProperty(name = "frontdesk.gateway.master-keys")
    private Optional<List<String>> configured;

    private List<SecretKeySpec> keys = List.of();

    @PostConstruct
    void begin() {
        keys = configured
                .map(all -> all.stream().map(one -> Base64.getDecoder().decode(one.strip())).toList())
                .orElseGet(() -> List.of(Secrets.file("provider-master-key", this::fresh)))
                .stream().map(bytes -> new SecretKeySpec(bytes, "AES")).toList();
    }

    private byte[] fresh() {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return key;
    }

    public byte[] seal(String secret, UUID row) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        SecretKeySpec key = keys.getFirst();
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, row).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(1 + NONCE + sealed.length).put(mark(key)).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String open(byte[] sealed, UUID row) {
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE);
        for (SecretKeySpec key : keys) {
            if (mark(key) == sealed[0]) {
                try {
                    byte[] secret = cipher(Cipher.DECRYPT_MODE, key, nonce, row).doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
                    return new String(secret, StandardCharsets.UTF_8);
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException("A provider's key does not open: the master key is another, or the row was changed", e);
                }
            }
        }
        throw new IllegalStateException("A provider's key was sealed with a master key that is not configured");
    }

    /** Whether it should be sealed anew. */
    public boolean isOld(byte[] sealed) {
        return sealed[0] != mark(keys.getFirst());
    }

    private static byte mark(SecretKeySpec key) {
        return (byte) Arrays.hashCode(key.getEncoded());
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, UUID row) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(row.toString().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
