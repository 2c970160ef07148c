package frontdesk.platform.mail;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * A mail before it is sent.
 *
 * @param from the operator's sender if null
 * @param to plain addresses
 * @param html the same as the text, for those who can show it
 * @param headers further ones, in ASCII; a {@code Message-ID} among them is kept, so that a repeat
 *     can be recognised
 */
public record Mail(
        @Nullable Sender from,
        List<String> to,
        String subject,
        String text,
        @Nullable String html,
        Map<String, String> headers,
        List<Attachment> attachments) {

    public static final String MESSAGE_ID = "Message-ID";

    /** RFC 3834: what a machine has written says so, and machines do not answer it. */
    public static final String AUTO_SUBMITTED = "Auto-Submitted";

    public record Sender(String name, String address) {}

    public record Attachment(String name, String mediaType, byte[] content) {}
}
