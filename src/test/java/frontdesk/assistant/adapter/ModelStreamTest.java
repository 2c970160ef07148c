package frontdesk.assistant.adapter;

import static frontdesk.assistant.adapter.ModelServer.event;
import static frontdesk.assistant.adapter.ModelServer.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
@org.jspecify.annotations.NullUnmarked
class ModelStreamTest {

    private static final String EVENTS = "text/event-stream";

    private ModelServer server;
    private final List<String> heard = new ArrayList<>();

    private ModelStream stream(int status, String type, ModelServer.Behaviour behaviour) throws Exception {
        server = new ModelServer(status, type, behaviour);
        ModelSettings settings = new ModelSettings() {
            @Override
            java.util.Optional<java.net.URI> url() {
                return java.util.Optional.of(java.net.URI.create(server.url() + "/"));
            }

            @Override
            java.util.Optional<String> name() {
                return java.util.Optional.empty();
            }

            @Override
            java.util.Optional<String> authorization() {
                return java.util.Optional.of("Bearer k");
            }

            @Override
            Duration turn() {
                return Duration.ofSeconds(4);
            }

            @Override
            Duration firstToken() {
                return Duration.ofSeconds(1);
            }

            @Override
            Duration idle() {
                return Duration.ofMillis(500);
            }
        };
        ModelStream stream = new ModelStream();
        stream.settings = settings;
        stream.threads = new ModelThreads();
        stream.connection = new ModelConnection();
        stream.connection.settings = settings;
        return stream;
    }

    private String complete(ModelStream stream) {
        Consumer<String> deltas = delta -> {
            if (!delta.isEmpty()) {
                heard.add(delta);
            }
        };
        return stream.complete("{}", deltas);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void streamsTokensOn() throws Exception {
        ModelStream stream = stream(200, EVENTS, (exchange, out) -> {
            raw(out, ": hello\n\n");
            event(out, "Grüße ");
            event(out, "🙂 [1]");
            raw(out, "data: [DONE]\n\n");
        });
        assertThat(complete(stream)).isEqualTo("Grüße 🙂 [1]");
        assertThat(heard).containsExactly("Grüße ", "🙂 [1]");
        assertThat(stream.connection.model()).isEqualTo("tiny");
    }

    @Test
    void takesAWholeAnswerToo() throws Exception {
        ModelStream stream = stream(200, "application/json", (exchange, out) ->
                raw(out, "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"Whole.\"}}]}"));
        assertThat(complete(stream)).isEqualTo("Whole.");
    }

    @Test
    void lettersMayBeCutBetweenPackets() throws Exception {
        ModelStream stream = stream(200, EVENTS, (exchange, out) -> {
            byte[] bytes = "data: {\"choices\":[{\"delta\":{\"content\":\"مرحبا\"}}]}\n\ndata: [DONE]\n\n".getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < bytes.length; i += 3) {
                out.write(Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + 3)));
                out.flush();
            }
        });
        assertThat(complete(stream)).isEqualTo("مرحبا");
    }

    @Test
    void failsWhenCutInTheMiddle() throws Exception {
        ModelStream stream = stream(200, EVENTS, (exchange, out) -> {
            event(out, "You should");
            raw(out, "data: {\"choices\":[{\"delta\":{\"content\":\"ni");
        });
        assertThatThrownBy(() -> complete(stream)).isInstanceOf(ModelFailure.class);
        assertThat(heard).containsExactly("You should");
    }

    @Test
    void failsWhenCutInsideALetter() throws Exception {
        ModelStream stream = stream(200, EVENTS, (exchange, out) -> {
            event(out, "Gr");
            out.write(new byte[] {'d', 'a', 't', 'a', ':', ' ', (byte) 0xc3});
        });
        assertThatThrownBy(() -> complete(stream)).isInstanceOf(ModelFailure.class);
    }

    @Test
    void failsOnErrorsGarbageAndPages() throws Exception {
        assertThatThrownBy(() -> complete(stream(500, EVENTS, (exchange, out) -> raw(out, "no")))).isInstanceOf(ModelFailure.class);
        server.close();
        assertThatThrownBy(() -> complete(stream(200, "text/html", (exchange, out) -> raw(out, "<html>")))).isInstanceOf(ModelFailure.class);
        server.close();
        assertThatThrownBy(() -> complete(stream(200, EVENTS, (exchange, out) -> raw(out, "<html>\n")))).isInstanceOf(ModelFailure.class);
        server.close();
        assertThatThrownBy(() -> complete(stream(200, EVENTS, (exchange, out) -> raw(out, "data: {nonsense\n\n")))).isInstanceOf(ModelFailure.class);
        server.close();
        assertThatThrownBy(() -> complete(stream(200, EVENTS, (exchange, out) -> out.write(new byte[] {(byte) 0xff, (byte) 0xfe, '\n'}))))
                .isInstanceOf(ModelFailure.class);
        server.close();
        assertThatThrownBy(() -> complete(stream(200, EVENTS, (exchange, out) -> raw(out, "data: {\"error\":{\"message\":\"full\"}}\n\n"))))
                .isInstanceOf(ModelFailure.class);
    }

    @Test
    void givesUpOnOneThatNeverAnswers() throws Exception {
        ModelStream stream = stream(200, EVENTS, (exchange, out) -> Thread.sleep(8_000));
        long start = System.nanoTime();
        assertThatThrownBy(() -> complete(stream)).isInstanceOf(ModelFailure.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void givesUpOnOneThatFallsSilentAndOnOneWithoutEnd() throws Exception {
        ModelStream silent = stream(200, EVENTS, (exchange, out) -> {
            event(out, "Well");
            Thread.sleep(8_000);
        });
        assertThatThrownBy(() -> complete(silent)).isInstanceOf(ModelFailure.class);
        server.close();
        ModelStream endless = stream(200, EVENTS, (exchange, out) -> {
            while (true) {
                event(out, "and ");
                Thread.sleep(50);
            }
        });
        long start = System.nanoTime();
        assertThatThrownBy(() -> complete(endless)).isInstanceOf(ModelFailure.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(6));
    }

    @Test
    void stopClosesTheUpstreamAtOnce() throws Exception {
        ModelStream stream = stream(200, EVENTS, (exchange, out) -> {
            while (true) {
                event(out, "and ");
                Thread.sleep(20);
            }
        });
        assertThatThrownBy(() -> stream.complete("{}", delta -> {
            heard.add(delta);
            if (heard.size() > 5) {
                throw new CancellationException();
            }
        })).isInstanceOf(CancellationException.class);
        assertThat(server.cut.await(1, TimeUnit.SECONDS)).isTrue();
        assertThat(server.calls).hasValue(1);
    }

    @Test
    void stopReachesASilentModel() throws Exception {
        ModelStream stream = stream(200, EVENTS, (exchange, out) -> Thread.sleep(8_000));
        long start = System.nanoTime();
        assertThatThrownBy(() -> stream.complete("{}", delta -> {
            throw new CancellationException();
        })).isInstanceOf(CancellationException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(900));
    }
}
