package frontdesk.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

class EgressTest {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket server;
    private String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private boolean drips;

    EgressTest() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        timer.shutdownNow();
        threads.shutdownNow();
    }

    @Test
    void anAnswerIsReadWhole() {
        assertThat(post("127.0.0.1", true)).isEqualTo(new Egress.Answer(200, "", "ok", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "2130706433", "127.1"})
    void aPrivateAddressIsNeverConnectedTo(String host) {
        Egress.Answer refused = post(host, false);
        assertThat(refused.status()).isZero();
        assertThat(refused.problem()).isIn("privateAddress", "unknownHost");
        assertThat(connections).hasValue(0);
    }

    @Test
    void aRedirectIsNotFollowed() {
        answer =
                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:"
                        + server.getLocalPort()
                        + "/\r\nContent-Length: 0\r\n\r\n";
        assertThat(post("127.0.0.1", true).status()).isEqualTo(302);
        assertThat(connections).hasValue(1);
    }

    @Test
    void aHeadThatDripsEnds() {
        drips = true;
        answer = "HTTP/1.1 200 OK\r\nX: ";
        assertThat(post("127.0.0.1", true)).isEqualTo(new Egress.Answer(0, "", "", "timeout"));
    }

    @Test
    void aBodyThatDripsEnds() {
        drips = true;
        answer = "HTTP/1.1 200 OK\r\n\r\n";
        Egress.Answer late = post("127.0.0.1", true);
        assertThat(late.status()).isEqualTo(200);
        assertThat(late.problem()).isEqualTo("timeout");
        assertThat(late.body()).isNotEmpty();
    }

    @Test
    void noMoreIsReadThanWanted() {
        answer = "HTTP/1.1 200 OK\r\n\r\n" + "y".repeat(100_000);
        assertThat(post("127.0.0.1", true))
                .isEqualTo(new Egress.Answer(200, "", "y".repeat(64), ""));
    }

    @Test
    void anAnswerThatBreaksOffIsNotWhole() {
        answer = "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nbegun";
        assertThat(post("127.0.0.1", true))
                .isEqualTo(new Egress.Answer(200, "", "begun", "connection"));
    }

    @Test
    void whatIsNoAnswerIsNone() {
        answer = "SSH-2.0-OpenSSH_9.9\r\n";
        assertThat(post("127.0.0.1", true).problem()).isEqualTo("connection");
        answer = "";
        assertThat(post("127.0.0.1", true).problem()).isEqualTo("connection");
    }

    @Test
    void nobodyListens() throws IOException {
        server.close();
        assertThat(post("127.0.0.1", true)).isEqualTo(Egress.Answer.none("connection"));
        assertThat(post("no-such-host.invalid", true)).isEqualTo(Egress.Answer.none("unknownHost"));
    }

    private Egress.Answer post(String host, boolean privateAllowed) {
        Egress egress = new Egress();
        egress.timer = timer;
        egress.privateAllowed = privateAllowed;
        egress.begin();
        try {
            return egress.post(
                    URI.create("http://" + host + ":" + server.getLocalPort() + "/"),
                    Map.of("X-Test", "1"),
                    "{}".getBytes(StandardCharsets.UTF_8),
                    Duration.ofSeconds(1),
                    64);
        } finally {
            egress.end();
        }
    }

    private void accept() {
        while (true) {
            try {
                Socket client = server.accept();
                connections.incrementAndGet();
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                InputStream in = client.getInputStream();
                OutputStream out = client.getOutputStream()) {
            in.readNBytes(20);
            out.write(answer.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; drips; i++) {
                out.write('x');
                out.flush();
                Thread.sleep(i < 10 ? 100 : 200);
            }
            client.shutdownOutput();
            in.readAllBytes();
        } catch (IOException | InterruptedException e) {
            // They left, as some should.
        }
    }
}
