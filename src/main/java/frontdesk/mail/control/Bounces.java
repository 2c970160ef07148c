package frontdesk.mail.control;

import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what mail servers report of mails that they could not deliver (RFC 3464), and what older
 * ones write instead.
 */
final class Bounces {

    private static final Pattern MESSAGE_ID =
            Pattern.compile("(?im)^Message-ID:\\s*(<[^<>\\s]{1,500}>)");
    private static final Pattern DAEMON = Pattern.compile("(mailer-daemon|postmaster)@.*");
    private static final Pattern FAILURE =
            Pattern.compile(
                    "(?is).*(undeliver|delivery (status|failure)|returned mail|mail delivery"
                            + " (failed|system)|failure notice|unzustellbar|non remis|no entregado).*");

    private Bounces() {}

    static ReadMail.@Nullable Bounce of(InternetHeaders head, Parts parts) {
        String report = parts.report();
        ContentType type = Lenient.type(MailReader.field(head, "Content-Type"));
        if (report != null && type != null && type.match("multipart/report")) {
            return reported(report, parts);
        }
        String from = Lenient.lower(Lenient.address(MailReader.field(head, "From")));
        boolean nobody =
                MailReader.orEmpty(MailReader.field(head, "Return-Path")).strip().equals("<>");
        String subject = Lenient.header(MailReader.field(head, "Subject"), 200);
        if ((DAEMON.matcher(from).matches() || nobody && from.isEmpty())
                && FAILURE.matcher(subject).matches()) {
            return new ReadMail.Bounce(
                    true, "", Lenient.oneLine(subject, 300), messageId(parts.plain()));
        }
        return null;
    }

    private static ReadMail.Bounce reported(String report, Parts parts) {
        String recipient = "";
        String action = "failed";
        String diagnostic = "";
        for (String block : Lenient.clean(report).split("\n\\s*\n")) {
            InternetHeaders fields = MailReader.fields(block);
            if (MailReader.field(fields, "Action") != null
                    || MailReader.field(fields, "Final-Recipient") != null) {
                action =
                        MailReader.orEmpty(MailReader.field(fields, "Action"))
                                .strip()
                                .toLowerCase(Locale.ROOT);
                recipient =
                        Lenient.lower(
                                Lenient.address(
                                        MailReader.orEmpty(
                                                        MailReader.field(fields, "Final-Recipient"))
                                                .replaceFirst("^[^;]*;", "")));
                String code = MailReader.orEmpty(MailReader.field(fields, "Diagnostic-Code"));
                diagnostic =
                        Lenient.oneLine(
                                (code.isBlank()
                                                ? MailReader.orEmpty(
                                                        MailReader.field(fields, "Status"))
                                                : code)
                                        .replaceFirst("^smtp\\s*;", ""),
                                300);
            }
        }
        String returned = parts.returned();
        String id = messageId(returned == null ? "" : returned);
        return new ReadMail.Bounce(
                !action.matches("delayed|delivered|relayed|expanded"),
                recipient,
                diagnostic,
                id == null ? messageId(parts.plain()) : id);
    }

    private static @Nullable String messageId(String text) {
        Matcher found = MESSAGE_ID.matcher(Lenient.clean(text));
        return found.find() ? found.group(1) : null;
    }
}
