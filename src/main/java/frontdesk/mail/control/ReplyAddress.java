package frontdesk.mail.control;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The address that an answer's answer comes to, {@code support+TOKEN@example.com}: it says which
 * conversation is meant.
 */
public record ReplyAddress(String account, byte[] key) {

    /** RFC 5321, 4.5.3.1.1. */
    private static final int LONGEST_LOCAL_PART = 64;

    /** Empty where it would be too long. */
    Optional<String> of(UUID conversation) {
        int at = account.lastIndexOf('@');
        if (at + 1 + ConversationToken.LENGTH > LONGEST_LOCAL_PART) {
            return Optional.empty();
        }
        return Optional.of(
                account.substring(0, at) + "+" + token().of(conversation) + account.substring(at));
    }

    /** The conversation, where this is an address of ours. */
    Optional<UUID> conversation(String recipient) {
        int at = account.lastIndexOf('@');
        String address = recipient.toLowerCase(Locale.ROOT);
        String prefix = account.substring(0, at) + "+";
        if (!address.startsWith(prefix)
                || !address.endsWith(account.substring(at))
                || address.length() != account.length() + 1 + ConversationToken.LENGTH) {
            return Optional.empty();
        }
        return token().conversation(
                        address.substring(
                                prefix.length(), prefix.length() + ConversationToken.LENGTH));
    }

    /** Whether this is the account's address, with or without a token. */
    boolean isOurs(String address) {
        int at = account.lastIndexOf('@');
        return address.equals(account)
                || address.startsWith(account.substring(0, at) + "+")
                        && address.endsWith(account.substring(at));
    }

    private ConversationToken token() {
        return new ConversationToken(key, "reply");
    }
}
