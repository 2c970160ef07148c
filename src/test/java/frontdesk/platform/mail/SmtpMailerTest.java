package frontdesk.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import frontdesk.testing.Post;
import frontdesk.testing.StartTls;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;

import org.junit.jupiter.api.Test;

import java.security.cert.CertificateException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/** The server's session as {@code frontdesk.cli} makes it, against a real mail server. */
class SmtpMailerTest {

    private final String customer = UUID.randomUUID() + "@example.org";

    private static SmtpMailer mailer(int port, boolean ssl, boolean trusting, String password)
            throws Exception {
        Properties properties = new Properties();
        properties.putAll(
                Map.of(
                        "mail.from",
                        Post.SENDER,
                        "mail.smtp.host",
                        "127.0.0.1",
                        "mail.smtp.port",
                        String.valueOf(port),
                        "mail.smtp.user",
                        Post.SENDER,
                        "mail.smtp.password",
                        password,
                        "mail.smtp.starttls.enable",
                        "true",
                        "mail.smtp.starttls.required",
                        "true",
                        "mail.smtp.ssl.enable",
                        String.valueOf(ssl),
                        "mail.smtp.ssl.checkserveridentity",
                        "true",
                        "mail.smtp.timeout",
                        "20000"));
        if (trusting) {
            properties.put("mail.smtp.ssl.socketFactory", Post.trusting().getSocketFactory());
        }
        SmtpMailer mailer = new SmtpMailer();
        mailer.session = Session.getInstance(properties);
        mailer.clock = Clock.systemUTC();
        return mailer;
    }

    private String send(SmtpMailer mailer) throws MailRefused {
        return mailer.send(
                new Mail(null, List.of(customer), "Hello", "Hello", null, Map.of(), List.of()));
    }

    private MailRefused refusal(SmtpMailer mailer) {
        return catchThrowableOfType(MailRefused.class, () -> send(mailer));
    }

    @Test
    void aConnectionThatBeginsWithTls() throws Exception {
        String id = send(mailer(Post.server().getSmtps().getPort(), true, true, Post.PASSWORD));
        assertThat(Post.of(customer))
                .singleElement()
                .matches(mail -> id.equals(Post.header(mail, "Message-ID")));
    }

    @Test
    void aConnectionThatChangesToTls() throws Exception {
        try (StartTls front = StartTls.before(Post.server().getSmtp().getPort())) {
            send(mailer(front.port(), false, true, Post.PASSWORD));
            assertThat(Post.of(customer)).hasSize(1);
            assertThat(refusal(mailer(front.port(), false, false, Post.PASSWORD)).reason())
                    .contains("certificate is not trusted");
        }
    }

    @Test
    void whatIsWrongIsSaidAndTriedAgain() throws Exception {
        int port = Post.server().getSmtps().getPort();
        assertThat(
                        List.of(
                                refusal(mailer(port, true, true, "wrong")),
                                refusal(mailer(port, true, false, Post.PASSWORD)),
                                SmtpMailer.refused(
                                        new MessagingException(
                                                "",
                                                new CertificateException(
                                                        "No subject alternative DNS name matching"
                                                                + " smtp.example.com found."))),
                                refusal(
                                        mailer(
                                                Post.server().getSmtp().getPort(),
                                                true,
                                                true,
                                                Post.PASSWORD)),
                                refusal(
                                        mailer(
                                                Post.server().getSmtp().getPort(),
                                                false,
                                                true,
                                                Post.PASSWORD))))
                .noneMatch(MailRefused::isPermanent)
                .extracting(MailRefused::reason)
                .satisfiesExactly(
                        wrongPassword ->
                                assertThat(wrongPassword)
                                        .contains("does not accept the user or the password"),
                        untrusted -> assertThat(untrusted).contains("certificate is not trusted"),
                        otherHost -> assertThat(otherHost).contains("is for another host"),
                        noTls -> assertThat(noTls).contains("does not begin with TLS"),
                        noStartTls -> assertThat(noStartTls).contains("does not offer STARTTLS"));
        assertThat(Post.of(customer)).isEmpty();
    }
}
