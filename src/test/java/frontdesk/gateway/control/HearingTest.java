package frontdesk.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.gateway.ModelAnswer;
import frontdesk.gateway.ModelRefusal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

@Timeout(20)
class HearingTest {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Hearing hearing = new Hearing("asked/for");
    private final List<String> heard = new ArrayList<>();

    private ModelAnswer hear(Hearing.Serving call) {
        threads.execute(() -> hearing.during(call));
        return hearing.hear(heard::add);
    }

    private Hearing.Serving events(String... events) {
        return () -> {
            Reply.Events to = hearing.events(Map.of("x-frontdesk-model", "who/answered"));
            for (String one : events) {
                to.write(one);
            }
        };
    }

    private static String piece(String text) {
        return "data: {\"choices\":[{\"delta\":{\"content\":\"" + text + "\"}}]}\n\n";
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void hearsPieceAfterPieceAndWhoAnswered() {
        ModelAnswer answer =
                hear(
                        events(
                                ": hello\n\n",
                                piece("Grüße ") + piece("مرحبا"),
                                "data: {\"choices\":[]}\n\n",
                                "data:"
                                        + " {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n",
                                "data: [DONE]\n\n",
                                ": cost 0.01\n\n"));

        assertThat(answer).isEqualTo(new ModelAnswer("Grüße مرحبا", "who/answered"));
        assertThat(heard).filteredOn(piece -> !piece.isEmpty()).containsExactly("Grüße ", "مرحبا");
    }

    @Test
    void aRefusalIsOne() {
        assertThatThrownBy(
                        () ->
                                hear(
                                        () ->
                                                hearing.whole(
                                                        429,
                                                        Map.of(),
                                                        "{\"error\":{\"code\":\"insufficient_quota\"}}"
                                                                .getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(ModelRefusal.class)
                .hasMessage("insufficient_quota");
    }

    @Test
    void soIsAnErrorInTheMiddleAndAnEventThatCannotBeRead() {
        assertThatThrownBy(
                        () ->
                                hear(
                                        events(
                                                piece("You should"),
                                                "data:"
                                                        + " {\"error\":{\"code\":\"broken_stream\"}}\n\n")))
                .isInstanceOf(ModelRefusal.class)
                .hasMessage("broken_stream");
        assertThat(heard).contains("You should");
        Hearing other = new Hearing("m");
        threads.execute(
                () -> other.during(() -> other.events(Map.of()).write("data: {nonsense\n\n")));
        assertThatThrownBy(() -> other.hear(piece -> {}))
                .isInstanceOf(ModelRefusal.class)
                .hasMessage("malformed_answer");
    }

    @Test
    void whatFailsWithoutAWordIsOneToo() {
        assertThatThrownBy(
                        () ->
                                hear(
                                        () -> {
                                            throw new IllegalStateException(
                                                    "in a test, on purpose");
                                        }))
                .isInstanceOf(ModelRefusal.class)
                .hasMessage("internal");
    }

    @Test
    void whoStopsHasLeftAndNothingMoreIsWritten() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch noticed = new CountDownLatch(1);
        threads.execute(
                () ->
                        hearing.during(
                                () -> {
                                    Reply.Events to = hearing.events(Map.of());
                                    try {
                                        stopped.await();
                                        to.write(piece("too late"));
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    } catch (IOException e) {
                                        noticed.countDown();
                                        throw e;
                                    }
                                }));
        assertThat(hearing.hasLeft()).isFalse();
        assertThatThrownBy(
                        () ->
                                hearing.hear(
                                        piece -> {
                                            throw new CancellationException();
                                        }))
                .as("while it is silent")
                .isInstanceOf(CancellationException.class);
        assertThat(hearing.hasLeft()).isTrue();
        stopped.countDown();
        noticed.await();
    }
}
