package frontdesk.mail.control;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What was understood of a mail.
 *
 * @param from whom an answer would go to, in lower case; empty where nobody is named
 * @param recipients every address that it was sent to, in lower case
 * @param references the mails that it answers, the nearest first
 * @param text without quotes and signature
 * @param automatic why no machine may answer it; empty for a person's
 */
record ReadMail(
        @Nullable String messageId,
        String from,
        String name,
        String subject,
        List<String> recipients,
        List<String> references,
        String text,
        List<Attachment> attachments,
        String automatic,
        boolean own,
        @Nullable Bounce bounce) {

    /**
     * Another mail server's word about a mail of ours.
     *
     * @param failed false while it still tries
     */
    record Bounce(
            boolean failed, String recipient, String diagnostic, @Nullable String messageId) {}
}
