package frontdesk.notification.adapter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What only the browser can read, and no push service: RFC 8291, in the form of RFC 8188. */
final class PushEncryption {

    /** A push service must take 4,096 bytes; header, padding and tag are of them. */
    static final int LONGEST = 4_096 - 86 - 17;

    private static final int RECORD = 4_096;
    private static final int SALT = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PushEncryption() {}

    /**
     * @param browser its public key
     * @param secret that it shares with us
     */
    static byte[] encrypt(byte[] text, byte[] browser, byte[] secret)
            throws GeneralSecurityException {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return encrypt(text, browser, secret, P256.generate(), salt);
    }

    static byte[] encrypt(byte[] text, byte[] browser, byte[] secret, KeyPair own, byte[] salt)
            throws GeneralSecurityException {
        byte[] ownPoint = P256.point((ECPublicKey) own.getPublic());
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(own.getPrivate());
        agreement.doPhase(P256.publicKey(browser), true);
        byte[] info =
                ByteBuffer.allocate(14 + 2 * P256.POINT)
                        .put(ascii("WebPush: info\0"))
                        .put(browser)
                        .put(ownPoint)
                        .array();
        byte[] shared = derive(secret, agreement.generateSecret(), info, 32);
        byte[] key = derive(salt, shared, ascii("Content-Encoding: aes128gcm\0"), 16);
        byte[] nonce = derive(salt, shared, ascii("Content-Encoding: nonce\0"), 12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(128, nonce));
        // The last record ends with a two.
        byte[] last = Arrays.copyOf(text, text.length + 1);
        last[text.length] = 2;
        byte[] sealed = cipher.doFinal(last);
        return ByteBuffer.allocate(SALT + 4 + 1 + P256.POINT + sealed.length)
                .put(salt)
                .putInt(RECORD)
                .put((byte) P256.POINT)
                .put(ownPoint)
                .put(sealed)
                .array();
    }

    private static byte[] derive(byte[] salt, byte[] from, byte[] info, int length)
            throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(
                        HKDFParameterSpec.ofExtract()
                                .addSalt(salt)
                                .addIKM(from)
                                .thenExpand(info, length));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
