package frontdesk.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;

class MailWriterTest {

    private final Session session = session();
    private final MailWriter writer =
            new MailWriter(
                    session, Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC));

    private static Session session() {
        Properties properties = new Properties();
        properties.setProperty("mail.from", "Desk <desk@example.com>");
        return Session.getInstance(properties);
    }

    private static Mail mail(String to, String subject, Map<String, String> headers) {
        return new Mail(null, List.of(to), subject, "Hello", null, headers, List.of());
    }

    @Test
    void textAndHtmlAreAlternatives() throws Exception {
        MimeMessage message =
                writer.write(
                        new Mail(
                                new Mail.Sender("Zoë ☂", "zoe@example.com"),
                                List.of("a@example.org"),
                                "Grüße, مرحبا",
                                "plain",
                                "<p>rich</p>",
                                Map.of(),
                                List.of()));
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo("plain");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(message.getSubject()).isEqualTo("Grüße, مرحبا");
        assertThat(message.getFrom()[0])
                .hasToString("=?UTF-8?Q?Zo=C3=AB_=E2=98=82?= <zoe@example.com>");
        assertThat(message.getMessageID()).matches("<[0-9a-f-]{36}@example\\.com>");
    }

    @Test
    void attachmentsAreBesideTheText() throws Exception {
        MimeMessage message =
                writer.write(
                        new Mail(
                                null,
                                List.of("a@example.org"),
                                "s",
                                "plain",
                                "<p>rich</p>",
                                Map.of(),
                                List.of(
                                        new Mail.Attachment(
                                                "Rechnung März.pdf",
                                                "application/pdf",
                                                new byte[] {1, 2, 3}))));
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).containsExactly(1, 2, 3);
        assertThat(message.getFrom()[0]).hasToString("Desk <desk@example.com>");
    }

    @Test
    void ownHeadersAndIdAreKept() throws Exception {
        MimeMessage message =
                writer.write(
                        mail(
                                "a@example.org",
                                "s",
                                Map.of(
                                        Mail.MESSAGE_ID,
                                        "<mine@example.com>",
                                        Mail.AUTO_SUBMITTED,
                                        "auto-replied")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        assertThat(bytes.toString(StandardCharsets.US_ASCII))
                .contains("Message-ID: <mine@example.com>", "Auto-Submitted: auto-replied")
                .contains("Date: Sun, 22 Nov 2026");
    }

    @Test
    void nothingBeginsAHeaderOfItsOwn() {
        assertRefused(mail("a@example.org", "Hi\r\nBcc: x@example.org", Map.of()));
        assertRefused(mail("a@example.org\nBcc: x@example.org", "Hi", Map.of()));
        assertRefused(mail("a@example.org", "Hi", Map.of("X-A", "b\r\nBcc: x@example.org")));
        assertRefused(mail("a@example.org", "Hi", Map.of("X-A: b\r\nBcc", "x@example.org")));
        assertRefused(
                new Mail(
                        new Mail.Sender("a\nBcc: x@example.org", "a@example.org"),
                        List.of("b@example.org"),
                        "s",
                        "t",
                        null,
                        Map.of(),
                        List.of()));
        assertRefused(
                new Mail(
                        null,
                        List.of("b@example.org"),
                        "s",
                        "t",
                        null,
                        Map.of(),
                        List.of(
                                new Mail.Attachment(
                                        "a\r\nBcc: x@example.org", "text/plain", new byte[0]))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "@example.org",
                "a@",
                "a@b@c d",
                "a@example.org, b@example.org",
                "ä@example.org"
            })
    void whatIsNoAddressIsRefusedForGood(String to) {
        assertRefused(mail(to, "s", Map.of()));
    }

    @Test
    void aRefusalOfTheServerIsPermanentByItsCode() {
        assertThat(refusal("550 5.1.1 no such user")).isTrue();
        assertThat(refusal("450 4.2.0 greylisted")).isFalse();
        assertThat(refusal("535 5.7.8 bad credentials")).isFalse();
        assertThat(refusal("Connection timed out")).isFalse();
    }

    private static boolean refusal(String said) {
        return SmtpMailer.refused(
                        new SendFailedException("Invalid Addresses", new MessagingException(said)))
                .isPermanent();
    }

    private void assertRefused(Mail mail) {
        assertThatThrownBy(() -> writer.write(mail))
                .isInstanceOf(MailRefused.class)
                .matches(e -> ((MailRefused) e).isPermanent());
    }
}
