package frontdesk.mail.control;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The address that an answer's answer comes to, {@code support+TOKEN@example.com}: it says which conversation is meant, and
 * only we can make it (HMAC-SHA256 with the account's key, 80 bits of it).
 */
public record ReplyAddress(String account, byte[] key) {

    private static final int ID = 16;
    private static final int MAC = 10;
    /** 208 bits in base 32. */
    private static final int LENGTH = 42;
    /** RFC 5321, 4.5.3.1.1. */
    private static final int LONGEST_LOCAL_PART = 64;

    /** Empty where it would be too long. */
    Optional<String> of(UUID conversation) {
        int at = account.lastIndexOf('@');
        if (at + 1 + LENGTH > LONGEST_LOCAL_PART) {
            return Optional.empty();
        }
        byte[] id = ByteBuffer.allocate(ID).putLong(conversation.getMostSignificantBits()).putLong(conversation.getLeastSignificantBits()).array();
        byte[] token = ByteBuffer.allocate(ID + MAC).put(id).put(mac(id)).array();
        String digits = new BigInteger(1, token).toString(32);
        return Optional.of(account.substring(0, at) + "+" + "0".repeat(LENGTH - digits.length()) + digits + account.substring(at));
    }

    /** The conversation, where this is an address of ours. */
    Optional<UUID> conversation(String recipient) {
        int at = account.lastIndexOf('@');
        String address = recipient.toLowerCase(Locale.ROOT);
        String prefix = account.substring(0, at) + "+";
        if (!address.startsWith(prefix) || !address.endsWith(account.substring(at)) || address.length() != account.length() + 1 + LENGTH) {
            return Optional.empty();
        }
        String digits = address.substring(prefix.length(), prefix.length() + LENGTH);
        if (!digits.matches("[0-9a-v]+")) {
            return Optional.empty();
        }
        byte[] number = new BigInteger(digits, 32).toByteArray();
        byte[] token = new byte[ID + MAC];
        int length = Math.min(number.length, token.length);
        System.arraycopy(number, number.length - length, token, token.length - length, length);
        byte[] id = Arrays.copyOf(token, ID);
        if (!MessageDigest.isEqual(mac(id), Arrays.copyOfRange(token, ID, ID + MAC))) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(id);
        return Optional.of(new UUID(bytes.getLong(), bytes.getLong()));
    }

    /** Whether this is the account's address, with or without a token. */
    boolean isOurs(String address) {
        int at = account.lastIndexOf('@');
        return address.equals(account) || address.startsWith(account.substring(0, at) + "+") && address.endsWith(account.substring(at));
    }

    private byte[] mac(byte[] id) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update("reply ".getBytes(StandardCharsets.US_ASCII));
            return Arrays.copyOf(mac.doFinal(id), MAC);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
