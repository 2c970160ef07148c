package frontdesk.testing;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A mail server in the tests' JVM that takes every mail for every address; the shared server sends
 * through it, with TLS and a password.
 */
public final class Post {

    /**
     * Its key and certificate, for localhost and 127.0.0.1, and so what trusts it: {@code keytool
     * -genkeypair -ext san=ip:127.0.0.1,dns:localhost}.
     */
    private static final String KEYS =
            Path.of("src/test/resources/post.p12").toAbsolutePath().toString();

    private static final String KEYS_PASSWORD = "changeit";
    public static final String SENDER = "frontdesk@frontdesk.example";
    public static final String PASSWORD = "secret of the sender";

    private static final GreenMail SERVER = started();

    private Post() {}

    private static GreenMail started() {
        System.setProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY, KEYS);
        System.setProperty(
                DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_PASSWORD_PROPERTY, KEYS_PASSWORD);
        GreenMail server =
                new GreenMail(
                        Stream.of(
                                        ServerSetup.PROTOCOL_SMTP,
                                        ServerSetup.PROTOCOL_SMTPS,
                                        ServerSetup.PROTOCOL_IMAP,
                                        ServerSetup.PROTOCOL_IMAPS)
                                .map(Post::anywhere)
                                .toArray(ServerSetup[]::new));
        server.start();
        server.setUser(SENDER, SENDER, PASSWORD);
        return server;
    }

    private static ServerSetup anywhere(String protocol) {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol).dynamicPort();
        setup.setServerStartupTimeout(60_000);
        return setup;
    }

    public static GreenMail server() {
        return SERVER;
    }

    /** What points a server at it, and lets it trust its certificate, as the handbook says. */
    public static Map<String, String> environment() {
        return Map.of(
                "FRONTDESK_SMTP_HOST",
                "127.0.0.1",
                "FRONTDESK_SMTP_PORT",
                String.valueOf(SERVER.getSmtps().getPort()),
                "FRONTDESK_SMTP_SSL",
                "true",
                "FRONTDESK_SMTP_USER",
                SENDER,
                "FRONTDESK_SMTP_PASSWORD",
                PASSWORD,
                "FRONTDESK_SMTP_FROM",
                "Frontdesk <" + SENDER + ">",
                "JDK_JAVA_OPTIONS",
                "-Djavax.net.ssl.trustStore="
                        + KEYS
                        + " -Djavax.net.ssl.trustStorePassword="
                        + KEYS_PASSWORD);
    }

    /** What has its key, and trusts it and nobody else. */
    public static SSLContext trusting() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance(new File(KEYS), KEYS_PASSWORD.toCharArray());
        KeyManagerFactory own =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, KEYS_PASSWORD.toCharArray());
        TrustManagerFactory others =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), others.getTrustManagers(), null);
        return context;
    }

    /** The mails that an address was sent, the oldest first. */
    public static List<MimeMessage> of(String address) {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(mail -> isFor(mail, address))
                .toList();
    }

    public static String header(MimeMessage mail, String name) {
        try {
            return mail.getHeader(name, " ");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isFor(MimeMessage mail, String address) {
        try {
            return mail.getHeader("To") != null
                    && Arrays.stream(mail.getRecipients(Message.RecipientType.TO))
                            .anyMatch(to -> to.toString().contains(address));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
