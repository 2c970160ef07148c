package frontdesk.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** A mail server in the tests' JVM, SMTP and IMAP, that takes every mail for every address; the shared server sends through it. */
public final class Post {

    private static final GreenMail SERVER = started();

    private Post() {}

    private static GreenMail started() {
        ServerSetup smtp = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        ServerSetup imap = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
        GreenMail server = new GreenMail(new ServerSetup[] {smtp.dynamicPort(), imap.dynamicPort()});
        server.start();
        return server;
    }

    public static GreenMail server() {
        return SERVER;
    }

    /** What points a server at it. */
    public static Map<String, String> environment() {
        return Map.of(
                "FRONTDESK_SMTP_HOST", "127.0.0.1",
                "FRONTDESK_SMTP_PORT", String.valueOf(SERVER.getSmtp().getPort()),
                "FRONTDESK_SMTP_TLS", "false",
                "FRONTDESK_SMTP_FROM", "Frontdesk <frontdesk@frontdesk.example>");
    }

    /** The mails that an address was sent, the oldest first. */
    public static List<MimeMessage> of(String address) {
        return Arrays.stream(SERVER.getReceivedMessages()).filter(mail -> isFor(mail, address)).toList();
    }

    private static boolean isFor(MimeMessage mail, String address) {
        try {
            return Arrays.stream(mail.getRecipients(Message.RecipientType.TO)).anyMatch(to -> to.toString().contains(address));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
