package frontdesk.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A name that leads to a public address when it is checked, and to a private one afterwards. Here
 * 127.0.0.2 stands for the public one.
 */
class RebindingTest {

    private static final InetAddress PUBLIC = InetAddress.ofLiteral("127.0.0.2");
    private static final InetAddress PRIVATE = InetAddress.ofLiteral("127.0.0.1");
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger toPrivate = new AtomicInteger();
    private final AtomicInteger toPublic = new AtomicInteger();
    private final ServerSocket open = new ServerSocket(0, 10, PUBLIC);
    private final ServerSocket hidden = new ServerSocket(open.getLocalPort(), 10, PRIVATE);
    private final Deque<InetAddress[]> answers = new ArrayDeque<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile String connection = "keep-alive";

    RebindingTest() throws IOException {
        threads.execute(() -> accept(open, toPublic));
        threads.execute(() -> accept(hidden, toPrivate));
    }

    @AfterEach
    void stop() throws IOException {
        open.close();
        hidden.close();
        timer.shutdownNow();
        threads.shutdownNow();
    }

    private CheckedNames names(InetAddress[]... given) {
        answers.addAll(List.of(given));
        DnsResolver names =
                new InMemoryDnsResolver() {
                    @Override
                    public InetAddress[] resolve(String host) {
                        asked.incrementAndGet();
                        return answers.size() > 1 ? answers.remove() : answers.element();
                    }
                };
        return new CheckedNames(names, PRIVATE::equals);
    }

    private static InetAddress[] to(InetAddress... addresses) {
        return addresses;
    }

    @Test
    void aMessageGoesToTheAddressThatWasChecked() {
        Egress egress = egress(names(to(PUBLIC), to(PRIVATE)));
        assertThat(post(egress)).isEqualTo(new Egress.Answer(200, "", "ok", ""));
        assertThat(asked).as("looked up once, to check and to connect").hasValue(1);
        assertThat(post(egress).problem()).isEqualTo("privateAddress");
        assertThat(toPublic).hasValue(1);
        assertThat(toPrivate).hasValue(0);
        egress.end();
    }

    @Test
    void aNameThatLeadsToBothIsNotConnectedTo() {
        Egress egress = egress(names(to(PUBLIC, PRIVATE)));
        assertThat(post(egress).problem()).isEqualTo("privateAddress");
        assertThat(toPublic).hasValue(0);
        assertThat(toPrivate).hasValue(0);
        egress.end();
    }

    @Test
    void aProviderIsCalledAtTheAddressThatWasChecked() throws IOException {
        Upstreams upstreams = new Upstreams();
        upstreams.begin(names(to(PUBLIC), to(PRIVATE)));
        assertThat(call(upstreams)).isEqualTo("ok");
        connection = "close";
        assertThat(call(upstreams)).as("on the connection that was kept").isEqualTo("ok");
        assertThat(asked).hasValue(1);
        assertThatThrownBy(() -> call(upstreams)).isInstanceOf(ForbiddenAddress.class);
        assertThat(toPublic).hasValue(1);
        assertThat(toPrivate).hasValue(0);
        upstreams.end();
    }

    /** What the operator has chosen may be private: its name is not asked here. */
    @Test
    void theOperatorsProviderMayBePrivate() throws IOException {
        Upstreams upstreams = new Upstreams();
        upstreams.begin(names(to(PUBLIC)));
        try (var answer =
                upstreams.post(
                        "http://127.0.0.1:" + open.getLocalPort() + "/",
                        Map.of(),
                        BODY,
                        Duration.ofSeconds(5),
                        true,
                        null)) {
            assertThat(answer.status()).isEqualTo(200);
        }
        assertThat(toPrivate).hasValue(1);
        upstreams.end();
    }

    private Egress egress(CheckedNames names) {
        Egress egress = new Egress();
        egress.timer = timer;
        egress.begin(names);
        return egress;
    }

    private Egress.Answer post(Egress egress) {
        return egress.post(
                URI.create("http://rebinding.example:" + open.getLocalPort() + "/"),
                Map.of(),
                BODY,
                Duration.ofSeconds(5),
                64);
    }

    private String call(Upstreams upstreams) throws IOException {
        String url = "http://rebinding.example:" + open.getLocalPort() + "/";
        try (var answer = upstreams.post(url, Map.of(), BODY, Duration.ofSeconds(5), false, null)) {
            return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void accept(ServerSocket server, AtomicInteger connections) {
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

    /** Each request ends with its body of two braces. */
    private void serve(Socket client) {
        try (client) {
            int before = -1;
            int next = client.getInputStream().read();
            while (next >= 0) {
                if (before == '{' && next == '}') {
                    client.getOutputStream()
                            .write(
                                    ("HTTP/1.1 200 OK\r\nConnection: "
                                                    + connection
                                                    + "\r\nContent-Length: 2\r\n\r\nok")
                                            .getBytes(StandardCharsets.UTF_8));
                    if (connection.equals("close")) {
                        return;
                    }
                }
                before = next;
                next = client.getInputStream().read();
            }
        } catch (IOException e) {
            // They left, as they may.
        }
    }
}
