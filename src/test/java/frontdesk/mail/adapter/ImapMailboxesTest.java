package frontdesk.mail.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import frontdesk.mail.control.Account;
import frontdesk.mail.control.Mailboxes;
import frontdesk.mail.control.RawMail;
import frontdesk.platform.egress.AllSockets;
import frontdesk.testing.Post;
import frontdesk.testing.StartTls;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

import javax.net.ssl.SSLContext;

/**
 * Mailboxes of a real mail server, whose certificate the JVM trusts as the handbook says, or not.
 */
@Isolated("changes what the JVM trusts")
class ImapMailboxesTest {

    private static final String PASSWORD = "secret of the mailbox";

    private static SSLContext usual;

    private final String user = UUID.randomUUID() + "@example.com";
    private final ImapMailboxes mailboxes = mailboxes();

    @BeforeAll
    static void trust() throws Exception {
        usual = SSLContext.getDefault();
        SSLContext.setDefault(Post.trusting());
    }

    @AfterAll
    static void trustAsUsual() {
        SSLContext.setDefault(usual);
    }

    private static ImapMailboxes mailboxes() {
        ImapMailboxes mailboxes = new ImapMailboxes();
        mailboxes.sockets = AllSockets.get();
        return mailboxes;
    }

    private List<String> fetch(int port, String security, String password)
            throws Mailboxes.Unreachable {
        List<String> mails = new ArrayList<>();
        mailboxes.fetch(
                new Account.Mailbox(
                        "127.0.0.1", port, security, user, password, "INBOX", null, null),
                new Mailboxes.Arrivals() {
                    @Override
                    public void arrived(long validity, long uid, RawMail.Source mail) {
                        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                        try {
                            mail.writeTo(bytes);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                        mails.add(bytes.toString(StandardCharsets.US_ASCII));
                    }

                    @Override
                    public void seen(long validity, long uid) {
                        // Nothing remembers it here.
                    }
                });
        return mails;
    }

    private String problem(int port, String security, String password) {
        return catchThrowableOfType(
                        Mailboxes.Unreachable.class, () -> fetch(port, security, password))
                .getMessage();
    }

    private void deliver(String text) throws Exception {
        Post.server()
                .setUser(user, user, PASSWORD)
                .deliver(
                        new MimeMessage(
                                Session.getInstance(new Properties()),
                                new ByteArrayInputStream(
                                        ("From: a@example.org\r\nSubject: s\r\n\r\n" + text)
                                                .getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void byTlsFromTheFirstByte() throws Exception {
        deliver("by tls");
        assertThat(fetch(Post.server().getImaps().getPort(), "tls", PASSWORD))
                .singleElement()
                .asString()
                .contains("by tls");
    }

    @Test
    void byStartTls() throws Exception {
        deliver("by starttls");
        try (StartTls front = StartTls.before(Post.server().getImap().getPort())) {
            assertThat(fetch(front.port(), "starttls", PASSWORD))
                    .singleElement()
                    .asString()
                    .contains("by starttls");
        }
        assertThat(problem(Post.server().getImap().getPort(), "starttls", PASSWORD))
                .contains("does not offer STARTTLS");
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        deliver("never fetched");
        int port = Post.server().getImaps().getPort();
        assertThat(problem(port, "tls", "wrong"))
                .isEqualTo("The mail server does not accept the user or the password.");
        assertThat(problem(Post.server().getImap().getPort(), "tls", PASSWORD))
                .contains("does not begin with TLS");
        SSLContext.setDefault(usual);
        try {
            assertThat(problem(port, "tls", PASSWORD)).contains("certificate is not trusted");
        } finally {
            SSLContext.setDefault(Post.trusting());
        }
    }
}
