package frontdesk.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;

import javax.net.ssl.SSLSocket;

/**
 * What the tests' mail server lacks: begins in the clear, changes to TLS when it is asked to, and
 * hands all that follows to the server behind it.
 */
public final class StartTls implements AutoCloseable {

    private final ServerSocket door;
    private final int behind;

    private StartTls(int behind) throws IOException {
        this.door = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        this.behind = behind;
    }

    /**
     * @param behind the port of a server for SMTP or IMAP without TLS
     */
    public static StartTls before(int behind) throws IOException {
        StartTls front = new StartTls(behind);
        Thread.ofVirtual().start(front::serve);
        return front;
    }

    public int port() {
        return door.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket("127.0.0.1", behind)) {
            String greeting = line(server.getInputStream());
            say(client, greeting);
            String asked = line(client.getInputStream());
            while (!asked.toUpperCase(Locale.ROOT).endsWith("STARTTLS")) {
                String tag = asked.split(" ")[0];
                say(
                        client,
                        greeting.startsWith("*")
                                ? "* CAPABILITY IMAP4rev1 STARTTLS\r\n" + tag + " OK"
                                : "250-here\r\n250 STARTTLS");
                asked = line(client.getInputStream());
            }
            say(client, greeting.startsWith("*") ? asked.split(" ")[0] + " OK" : "220 go on");
            SSLSocket secure =
                    (SSLSocket)
                            Post.trusting()
                                    .getSocketFactory()
                                    .createSocket(client, null, client.getPort(), false);
            secure.setUseClientMode(false);
            Thread.ofVirtual().start(() -> pipe(server, secure));
            pipe(secure, server);
        } catch (IOException | GeneralSecurityException e) {
            // The test sees that nothing comes.
        }
    }

    private static void pipe(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8192];
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                out.write(bytes, 0, count);
                out.flush();
            }
        } catch (IOException e) {
            // The other side has gone.
        }
    }

    /** Not a byte more than the line: what follows may be TLS. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The other side has gone");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private static void say(Socket to, String text) throws IOException {
        to.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        to.getOutputStream().flush();
    }
}
