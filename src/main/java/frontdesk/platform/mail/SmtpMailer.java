package frontdesk.platform.mail;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Over SMTP. The session is the server's, so that an operator may as well define another of the
 * same name.
 */
@ApplicationScoped
public class SmtpMailer implements Mailer {

    /** The mail server's reply code, with which its refusals begin. */
    private static final Pattern CODE = Pattern.compile("(?m)^\\s*([45])(\\d\\d)[ -]");

    @Resource(lookup = "java:jboss/mail/Frontdesk")
    Session session;

    @Inject Clock clock;

    @Override
    public boolean configured() {
        return property("mail.smtp.host") != null && property("mail.from") != null;
    }

    @Override
    public String send(Mail mail, @Nullable DkimKey key) throws MailRefused {
        if (!configured()) {
            throw new MailRefused(false, "No mail server is configured; see FRONTDESK_SMTP_HOST.");
        }
        MimeMessage message = new MailWriter(session, clock).write(mail);
        try (Transport transport = session.getTransport("smtp")) {
            String user = property("mail.smtp.user");
            if (key != null) {
                key.sign(message, clock.instant());
            }
            transport.connect(null, user, user == null ? null : property("mail.smtp.password"));
            transport.sendMessage(message, message.getAllRecipients());
            return message.getMessageID();
        } catch (MessagingException e) {
            throw refused(e);
        }
    }

    /**
     * Who may not sign in, or may not send, is the operator's affair and no property of the mail.
     */
    static MailRefused refused(MessagingException problem) {
        Optional<String> trouble = ConnectionTrouble.of(problem);
        if (trouble.isPresent()) {
            return new MailRefused(false, trouble.get(), problem);
        }
        String text = "";
        boolean permanent = false;
        for (Exception e = problem;
                e != null;
                e = e instanceof MessagingException m ? m.getNextException() : null) {
            String said =
                    e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage().strip();
            Matcher code = CODE.matcher(said);
            if (code.find()) {
                permanent =
                        permanent || code.group(1).equals("5") && !code.group(2).startsWith("3");
                text = said;
            } else if (text.isEmpty() && !(e instanceof SendFailedException)) {
                text = said;
            }
        }
        return new MailRefused(
                permanent, oneLine(text.isEmpty() ? "The mail server refused it." : text), problem);
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("[\\r\\n]+", " ").strip();
        return line.length() > 300 ? line.substring(0, 300) : line;
    }

    private @Nullable String property(String name) {
        String value = session.getProperty(name);
        return value == null || value.isBlank() ? null : value;
    }
}
