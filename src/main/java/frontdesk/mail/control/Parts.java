package frontdesk.mail.control;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Walks through a mail: its texts, its attachments, and what a mail server reports in it. */
final class Parts {

    private static final int DEEPEST = 30;
    private static final int MOST = 500;
    private static final int LONGEST_TEXT = 2 << 20;

    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<Attachment> attachments = new ArrayList<>();
    private final List<Part> files = new ArrayList<>();
    private @Nullable String report;
    private @Nullable String returned;
    private int seen;

    static Parts of(MimeMessage mail) throws NoLetter {
        Parts parts = new Parts();
        parts.walk(mail, 0);
        return parts;
    }

    String plain() {
        return plain.toString();
    }

    String html() {
        return html.toString();
    }

    List<Attachment> attachments() {
        return attachments;
    }

    /** One of the attachments. */
    @Nullable Part file(int number) {
        return number >= 0 && number < files.size() ? files.get(number) : null;
    }

    /** The fields of a delivery status notification (RFC 3464); null where there are none. */
    @Nullable String report() {
        return report;
    }

    /** The beginning of the mail that came back; null where there is none. */
    @Nullable String returned() {
        return returned;
    }

    private void walk(Part part, int depth) throws NoLetter {
        if (++seen > MOST) {
            throw new NoLetter("too_many_parts");
        }
        if (depth > DEEPEST) {
            throw new NoLetter("nested_too_deep");
        }
        ContentType type = Lenient.type(Lenient.orNull(part::getContentType));
        String media = type == null ? "text/plain" : type.getBaseType().toLowerCase(Locale.ROOT);
        if (media.startsWith("multipart/")) {
            walkAll(part, depth);
            return;
        }
        boolean attached =
                Part.ATTACHMENT.equalsIgnoreCase(Lenient.orNull(part::getDisposition))
                        || Lenient.orNull(part::getFileName) != null;
        if (!attached && media.equals("text/plain")) {
            add(plain, part, type);
        } else if (!attached && media.equals("text/html")) {
            add(html, part, type);
        } else if (media.equals("message/delivery-status")
                || media.equals("message/global-delivery-status")) {
            report = text(part, null);
        } else if (depth > 0
                && returned == null
                && report != null
                && (media.equals("message/rfc822") || media.equals("text/rfc822-headers"))) {
            returned = text(part, null);
        } else {
            attach(part, media);
        }
    }

    /** What is no multipart in truth is a text. */
    private void walkAll(Part part, int depth) throws NoLetter {
        MimeMultipart multipart =
                Lenient.orNull(() -> new MimeMultipart(part.getDataHandler().getDataSource()));
        int count = multipart == null ? 0 : Lenient.or(0, multipart::getCount);
        if (multipart == null || count == 0) {
            add(plain, part, null);
            return;
        }
        if (count > MOST) {
            throw new NoLetter("too_many_parts");
        }
        for (int i = 0; i < count; i++) {
            int number = i;
            Part inner = Lenient.orNull(() -> multipart.getBodyPart(number));
            if (inner != null) {
                walk(inner, depth + 1);
            }
        }
    }

    private static void add(StringBuilder text, Part part, @Nullable ContentType type) {
        String found = text(part, type == null ? null : type.getParameter("charset"));
        if (!found.isBlank() && text.length() < LONGEST_TEXT) {
            text.append(text.isEmpty() ? "" : "\n").append(found);
        }
    }

    private void attach(Part part, String media) {
        String given =
                Lenient.header(Lenient.orNull(part::getFileName), 120)
                        .replaceAll(".*[/\\\\]", "")
                        .replaceAll("[\"<>|:*?]", "_");
        String name = given.isBlank() ? "attachment-" + (files.size() + 1) + ending(media) : given;
        int size = Lenient.or(-1, part::getSize);
        boolean base64 =
                "base64"
                        .equalsIgnoreCase(
                                Lenient.orNull(
                                        () ->
                                                part instanceof MimeBodyPart body
                                                        ? body.getEncoding()
                                                        : ""));
        attachments.add(
                new Attachment(
                        files.size(), name, media, size < 0 ? 0 : base64 ? size / 78L * 57 : size));
        files.add(part);
    }

    private static String ending(String media) {
        return switch (media) {
            case "message/rfc822" -> ".eml";
            case "text/calendar" -> ".ics";
            case "text/html" -> ".html";
            default -> "";
        };
    }

    private static String text(Part part, @Nullable String charset) {
        byte[] bytes = Lenient.orNull(() -> bytes(part));
        if (bytes == null) {
            bytes = Lenient.or(new byte[0], () -> raw(part));
        }
        return Lenient.text(bytes, charset);
    }

    private static byte[] bytes(Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return in.readNBytes(LONGEST_TEXT);
        }
    }

    private static byte[] raw(Part part) throws MessagingException, IOException {
        try (InputStream in = untouched(part)) {
            return in.readNBytes(LONGEST_TEXT);
        }
    }

    /** Decoded; as it is where the transfer encoding is unknown. */
    static InputStream content(Part part) throws MessagingException, IOException {
        InputStream decoded = Lenient.orNull(part::getInputStream);
        return decoded == null ? untouched(part) : decoded;
    }

    static InputStream untouched(Part part) throws MessagingException {
        return switch (part) {
            case MimeBodyPart body -> body.getRawInputStream();
            case MimeMessage message -> message.getRawInputStream();
            default -> InputStream.nullInputStream();
        };
    }
}
