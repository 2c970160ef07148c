package frontdesk.mail.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedFileInputStream;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands a mail, or says why it cannot. */
@ApplicationScoped
public class MailReader {

    private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,500}>");
    private static final int MOST_REFERENCES = 50;

    /** A boundary is such a line. With millions of them, the parts would not fit into memory. */
    private static final int MOST_DASHED_LINES = 5_000;

    private static final Session SESSION = Session.getInstance(lenient());

    private final HtmlText htmlText;

    @Inject
    MailReader(HtmlText htmlText) {
        this.htmlText = htmlText;
    }

    /** For the container's proxies. */
    MailReader() {
        this(html -> html);
    }

    /** Reads something of a mail that is open only meanwhile. */
    @FunctionalInterface
    interface Reading<T> {
        T read(MimeMessage mail) throws MessagingException, IOException, NoLetter;
    }

    private static Properties lenient() {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "true");
        properties.setProperty("mail.mime.address.strict", "false");
        return properties;
    }

    ReadMail read(RawMail raw) throws NoLetter, IOException {
        if (raw.size() == 0) {
            throw new NoLetter("empty");
        }
        InternetHeaders head = raw.head();
        refuseBombs(raw);
        return parse(raw, mail -> understand(head, Parts.of(mail)));
    }

    /** What is thrown here is thrown again with the same bytes. */
    <T> T parse(RawMail raw, Reading<T> reading) throws NoLetter, IOException {
        try (SharedFileInputStream in = raw.shared()) {
            return reading.read(new MimeMessage(SESSION, in));
        } catch (MessagingException | RuntimeException e) {
            throw new NoLetter("malformed");
        }
    }

    private ReadMail understand(InternetHeaders head, Parts parts) throws NoLetter {
        ReadMail.Bounce bounce = Bounces.of(head, parts);
        InternetAddress from = sender(head);
        if (from == null && bounce == null) {
            throw new NoLetter("no_sender");
        }
        String subject = Lenient.header(field(head, "Subject"), 200);
        String text = text(parts, subject);
        if (text.isBlank()
                && subject.isBlank()
                && parts.attachments().isEmpty()
                && bounce == null) {
            throw new NoLetter("empty");
        }
        String name = from == null ? "" : Lenient.oneLine(from.getPersonal(), 120);
        return new ReadMail(
                messageId(head),
                Lenient.lower(from),
                name.isBlank() ? Lenient.cut(Lenient.lower(from), 120) : name,
                subject,
                recipients(head),
                references(head),
                text,
                parts.attachments(),
                Automata.reason(head, Lenient.lower(from)),
                field(head, Automata.OWN) != null,
                bounce);
    }

    /** Whom an answer goes to: forms on web pages name their customer in Reply-To. */
    static @Nullable InternetAddress sender(InternetHeaders head) {
        for (String name : new String[] {"Reply-To", "From", "Sender"}) {
            InternetAddress address = Lenient.address(field(head, name));
            if (address != null) {
                return address;
            }
        }
        return null;
    }

    private String text(Parts parts, String subject) {
        String plain = Lenient.clean(parts.plain());
        String given =
                plain.isBlank() && !parts.html().isBlank()
                        ? Lenient.clean(htmlText.of(parts.html()))
                        : plain;
        return Quotes.strip(subject, given);
    }

    static @Nullable String messageId(InternetHeaders head) {
        Matcher id = ID.matcher(orEmpty(field(head, "Message-ID")));
        return id.find() ? Lenient.oneLine(id.group(), 510) : null;
    }

    private static List<String> references(InternetHeaders head) {
        Set<String> found = new LinkedHashSet<>();
        ID.matcher(orEmpty(field(head, "In-Reply-To")))
                .results()
                .forEach(id -> found.add(Lenient.clean(id.group())));
        List<String> older =
                new ArrayList<>(
                        ID.matcher(orEmpty(field(head, "References")))
                                .results()
                                .map(id -> Lenient.clean(id.group()))
                                .toList());
        found.addAll(older.reversed());
        return found.stream().limit(MOST_REFERENCES).toList();
    }

    private static List<String> recipients(InternetHeaders head) {
        Set<String> found = new LinkedHashSet<>();
        for (String name :
                new String[] {"Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc"}) {
            Matcher address = Lenient.addresses(orEmpty(field(head, name)));
            while (address.find()) {
                found.add(address.group().toLowerCase(Locale.ROOT));
            }
        }
        return List.copyOf(found);
    }

    private static void refuseBombs(RawMail raw) throws IOException, NoLetter {
        int dashed = 0;
        boolean lineStart = true;
        int dashes = 0;
        byte[] part = new byte[1 << 16];
        try (InputStream in = raw.open()) {
            for (int n = in.read(part); n > 0; n = in.read(part)) {
                for (int i = 0; i < n; i++) {
                    dashes = lineStart && part[i] == '-' ? dashes + 1 : 0;
                    if (dashes == 2) {
                        dashed++;
                    }
                    lineStart = part[i] == '\n' || lineStart && part[i] == '-' && dashes < 2;
                }
            }
        }
        if (dashed > MOST_DASHED_LINES) {
            throw new NoLetter("too_many_parts");
        }
    }

    static @Nullable String field(InternetHeaders head, String name) {
        return head.getHeader(name, " ");
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.length() > 32_000 ? text.substring(0, 32_000) : text;
    }

    /** The fields of a part that is made of headers only. */
    static InternetHeaders fields(String text) {
        return Lenient.or(
                new InternetHeaders(),
                () ->
                        new InternetHeaders(
                                new java.io.ByteArrayInputStream(
                                        text.strip().getBytes(StandardCharsets.UTF_8)),
                                true));
    }
}
