package frontdesk.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What we sign, Apache James believes. */
class DkimKeyTest {

    private static final KeyPair PAIR = pair();
    private static final DkimKey KEY = new DkimKey("example.com", "fd1", PAIR.getPrivate());

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void verify(String mail) throws Exception {
        DKIMVerifier verifier =
                new DKIMVerifier(
                        (method, selector, domain) ->
                                selector.toString().equals("fd1")
                                                && domain.toString().equals("example.com")
                                        ? List.of(
                                                "v=DKIM1; k=rsa; p="
                                                        + Base64.getEncoder()
                                                                .encodeToString(
                                                                        PAIR.getPublic()
                                                                                .getEncoded()))
                                        : List.of());
        assertThat(
                        verifier.verify(
                                new ByteArrayInputStream(
                                        mail.getBytes(StandardCharsets.ISO_8859_1))))
                .hasSize(1);
    }

    private static String signed(Mail mail) throws Exception {
        MimeMessage message =
                new MailWriter(Session.getInstance(new Properties()), Clock.systemUTC())
                        .write(mail);
        KEY.sign(message, Instant.now());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return bytes.toString(StandardCharsets.ISO_8859_1).replaceAll("\r\n|\r|\n", "\r\n");
    }

    private static String signed() throws Exception {
        return signed(
                new Mail(
                        new Mail.Sender("Zoë ☂", "desk@example.com"),
                        List.of("a@example.org"),
                        "Grüße, und ein Betreff, der so lang ist, dass er auf zwei Zeilen steht",
                        "Hello \t there  \n\n\nend\n\n",
                        "<p>rich</p>",
                        MailTemplate.unsubscribe(
                                "https://desk.example/api/mail/unsubscribe/" + "x".repeat(80)),
                        List.of(
                                new Mail.Attachment(
                                        "a.bin", "application/octet-stream", new byte[5_000]))));
    }

    @Test
    void aMailAsWeWriteIt() throws Exception {
        String mail = signed();
        verify(mail);
        assertThat(mail.lines()).noneMatch(line -> line.length() > 998);
        assertThat(mail.replaceAll("\\s", ""))
                .contains("list-unsubscribe:", "list-unsubscribe-post:");
        verify(
                signed(
                        new Mail(
                                new Mail.Sender("Desk", "desk@example.com"),
                                List.of("a@example.org"),
                                "s",
                                "One  line\nwith ends of its own  \n",
                                null,
                                Map.of(),
                                List.of())));
    }

    @Test
    void whatAMailServerMayChangeOnTheWay() throws Exception {
        String mail = signed();
        verify("Received: from elsewhere\r\n" + mail + "\r\n\r\n");
        verify(
                mail.replace(
                        "Content-Type: multipart/mixed; \r\n\t",
                        "Content-Type:  multipart/mixed; "));
    }

    @Test
    void whatNobodyMayChange() throws Exception {
        String mail = signed();
        for (String other :
                new String[] {
                    mail.replace("a@example.org", "b@example.org"),
                    mail.replace("rich", "poor"),
                    "From: eve@example.com\r\n" + mail,
                    mail.replace("List-Unsubscribe-Post: ", "List-Unsubscribe-Post: No-"),
                    mail.replace("d=example.com", "d=example.org")
                }) {
            assertThat(other).isNotEqualTo(mail);
            assertThatThrownBy(() -> verify(other)).isInstanceOf(FailException.class);
        }
    }

    /** The body hashes of RFC 6376, 3.4.5 and of an empty body, 3.4.4. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                " C \r\nD \t E\r\n\r\n\r\n",
                " C\r\nD E\r\n",
                " C  \nD\t\tE",
                "\t C\t\rD E\n \n\t\n"
            })
    void bodiesThatAreTheSame(String body) throws Exception {
        assertThat(hash("A: b\r\n\r\n" + body))
                .isEqualTo(
                        java.security.MessageDigest.getInstance("SHA-256")
                                .digest(" C\r\nD E\r\n".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void noBody() {
        assertThat(Base64.getEncoder().encodeToString(hash("A: b\r\n\r\n")))
                .isEqualTo("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assertThat(hash("A: b\r\n\r\n\r\n \r\n")).isEqualTo(hash("A: b\r\n\r\n"));
    }

    private static byte[] hash(String mail) {
        DkimText text = new DkimText();
        mail.chars().forEach(text::write);
        return text.bodyHash();
    }
}
