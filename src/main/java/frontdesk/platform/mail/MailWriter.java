package frontdesk.platform.mail;

import frontdesk.shared.Ids;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;

import org.jspecify.annotations.Nullable;

import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Map;

/** Writes a {@link Mail} as MIME. Nothing in it may begin a header of its own. */
final class MailWriter {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Session session;
    private final Clock clock;

    MailWriter(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    MimeMessage write(Mail mail) throws MailRefused {
        if (mail.to().isEmpty()) {
            throw new MailRefused(true, "The mail has no recipient.");
        }
        try {
            InternetAddress from = from(mail.from());
            MimeMessage message = new OwnId(session, messageId(mail, from));
            message.setFrom(from);
            for (String to : mail.to()) {
                message.addRecipient(Message.RecipientType.TO, address(to));
            }
            message.setSubject(clean(mail.subject()), UTF_8);
            message.setSentDate(Date.from(clock.instant()));
            addHeaders(message, mail.headers());
            fill(message, mail);
            message.saveChanges();
            return message;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new MailRefused(true, "The mail cannot be written: " + e.getMessage(), e);
        }
    }

    private static void fill(MimeMessage message, Mail mail)
            throws MessagingException, MailRefused {
        if (mail.html() == null && mail.attachments().isEmpty()) {
            message.setText(mail.text(), UTF_8);
        } else if (mail.attachments().isEmpty()) {
            message.setContent(alternatives(mail.text(), mail.html()));
        } else {
            MimeMultipart mixed = new MimeMultipart("mixed");
            MimeBodyPart body = new MimeBodyPart();
            body.setContent(alternatives(mail.text(), mail.html()));
            mixed.addBodyPart(body);
            for (Mail.Attachment attachment : mail.attachments()) {
                mixed.addBodyPart(part(attachment));
            }
            message.setContent(mixed);
        }
    }

    private static MimeMultipart alternatives(String text, @Nullable String html)
            throws MessagingException {
        MimeMultipart alternatives = new MimeMultipart("alternative");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, UTF_8);
        alternatives.addBodyPart(plain);
        if (html != null) {
            MimeBodyPart rich = new MimeBodyPart();
            rich.setText(html, UTF_8, "html");
            alternatives.addBodyPart(rich);
        }
        return alternatives;
    }

    private static MimeBodyPart part(Mail.Attachment attachment)
            throws MessagingException, MailRefused {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(
                new DataHandler(
                        new ByteArrayDataSource(
                                attachment.content(), clean(attachment.mediaType()))));
        part.setDisposition(Part.ATTACHMENT);
        part.setFileName(clean(attachment.name()));
        return part;
    }

    private InternetAddress from(Mail.@Nullable Sender sender)
            throws MailRefused, MessagingException, UnsupportedEncodingException {
        if (sender == null) {
            String given = session.getProperty("mail.from");
            return new InternetAddress(clean(given == null ? "" : given), true);
        }
        InternetAddress address = address(sender.address());
        address.setPersonal(clean(sender.name()), UTF_8);
        return address;
    }

    private static InternetAddress address(String given) throws MailRefused, AddressException {
        String plain = clean(given).strip();
        int at = plain.lastIndexOf('@');
        if (at < 1 || plain.indexOf(',') >= 0 || plain.chars().anyMatch(c -> c <= ' ')) {
            throw new MailRefused(true, "This is no address: " + plain);
        }
        try {
            String ascii = plain.substring(0, at + 1) + IDN.toASCII(plain.substring(at + 1));
            if (!isAscii(ascii)) {
                throw new MailRefused(
                        true, "This address has letters that mail servers do not take: " + plain);
            }
            return new InternetAddress(ascii, true);
        } catch (IllegalArgumentException e) {
            throw new MailRefused(true, "This is no address: " + plain, e);
        }
    }

    private static String messageId(Mail mail, InternetAddress from) throws MailRefused {
        String given = mail.headers().get(Mail.MESSAGE_ID);
        String address = from.getAddress();
        return given == null
                ? "<" + Ids.next() + address.substring(address.lastIndexOf('@')) + ">"
                : clean(given);
    }

    private static void addHeaders(MimeMessage message, Map<String, String> headers)
            throws MessagingException, MailRefused {
        for (Map.Entry<String, String> header : headers.entrySet()) {
            String name = header.getKey();
            if (!name.matches("[A-Za-z0-9-]+") || !isAscii(header.getValue())) {
                throw new MailRefused(
                        true,
                        "A header of this name or content cannot be sent: "
                                + name.replaceAll("[^\\w-]", "?"));
            }
            if (!name.equals(Mail.MESSAGE_ID)) {
                message.setHeader(
                        name, MimeUtility.fold(name.length() + 2, clean(header.getValue())));
            }
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    private static String clean(String value) throws MailRefused {
        if (value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 127)) {
            throw new MailRefused(
                    true, "A header of the mail has a line break or a control character.");
        }
        return value;
    }

    /** The library would set another one when it saves. */
    private static final class OwnId extends MimeMessage {

        private final String id;

        OwnId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader(Mail.MESSAGE_ID, id);
        }
    }
}
