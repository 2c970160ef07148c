package frontdesk.mail.control;

import frontdesk.platform.mail.DkimKey;
import frontdesk.shared.TenantId;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** An account with what it takes to use it. */
public record Account(
        UUID id,
        TenantId tenant,
        String address,
        String senderName,
        String closing,
        boolean assistant,
        boolean replyTokens,
        ReplyAddress replies,
        @Nullable Mailbox mailbox,
        @Nullable DkimKey signing) {

    static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** What the link in a mail has, by which its reader ends mails about a conversation. */
    ConversationToken unsubscribing() {
        return new ConversationToken(replies.key(), "unsubscribe");
    }

    /**
     * @param security tls, starttls or none
     * @param validity of the numbers; null before the first look
     */
    public record Mailbox(
            String host,
            int port,
            String security,
            String user,
            String password,
            String folder,
            @Nullable Long validity,
            @Nullable Long lastUid) {}
}
