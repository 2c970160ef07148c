package frontdesk.mail.control;

import frontdesk.platform.security.Hmac;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Names a conversation so that only we can have written it: its id, and 80 bits of HMAC-SHA256 with
 * an account's key.
 *
 * @param purpose one for each use, so that none stands for another
 */
record ConversationToken(byte[] key, String purpose) {

    private static final int ID = 16;
    private static final int MAC = 10;

    /** 208 bits in base 32. */
    static final int LENGTH = 42;

    String of(UUID conversation) {
        byte[] id =
                ByteBuffer.allocate(ID)
                        .putLong(conversation.getMostSignificantBits())
                        .putLong(conversation.getLeastSignificantBits())
                        .array();
        String digits =
                new BigInteger(1, ByteBuffer.allocate(ID + MAC).put(id).put(mac(id)).array())
                        .toString(32);
        return "0".repeat(LENGTH - digits.length()) + digits;
    }

    /** Empty where it is none of ours. */
    Optional<UUID> conversation(String digits) {
        if (!digits.matches("[0-9a-v]{" + LENGTH + "}")) {
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

    private byte[] mac(byte[] id) {
        return Arrays.copyOf(
                Hmac.sha256(key, (purpose + " ").getBytes(StandardCharsets.US_ASCII), id), MAC);
    }
}
