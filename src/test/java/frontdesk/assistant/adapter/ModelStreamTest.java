package frontdesk.assistant.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.gateway.Gateway;
import frontdesk.gateway.ModelAnswer;
import frontdesk.gateway.ModelRefusal;
import frontdesk.gateway.ModelRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

@Timeout(20)
class ModelStreamTest {

    private static final ModelRequest REQUEST = new ModelRequest("tiny", List.of(), 0, 10);

    private final List<String> heard = new ArrayList<>();

    /** Plays the gateway's part: says what it is told to, and "" while it is silent. */
    private interface Said extends Gateway {

        void say(Consumer<String> pieces) throws InterruptedException;

        @Override
        default Optional<String> assistantModel() {
            return Optional.of("tiny");
        }

        @Override
        default ModelAnswer ask(ModelRequest request) {
            return stream(request, piece -> {});
        }

        @Override
        default ModelAnswer stream(ModelRequest request, Consumer<String> pieces) {
            StringBuilder text = new StringBuilder();
            try {
                say(
                        piece -> {
                            pieces.accept(piece);
                            text.append(piece);
                        });
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new ModelAnswer(text.toString(), request.model());
        }
    }

    private String complete(Said said) {
        ModelStream stream = new ModelStream();
        stream.gateway = said;
        stream.settings =
                new ModelSettings() {
                    @Override
                    Duration turn() {
                        return Duration.ofSeconds(2);
                    }

                    @Override
                    Duration firstToken() {
                        return Duration.ofMillis(600);
                    }

                    @Override
                    Duration idle() {
                        return Duration.ofMillis(300);
                    }
                };
        return stream.complete(REQUEST, heard::add);
    }

    @Test
    void passesEveryPieceOn() {
        assertThat(
                        complete(
                                pieces -> {
                                    pieces.accept("Grüße ");
                                    pieces.accept("🙂 [1]");
                                }))
                .isEqualTo("Grüße 🙂 [1]");
        assertThat(heard).containsExactly("Grüße ", "🙂 [1]");
    }

    @Test
    void failsWhereTheGatewayRefusesOrTheModelBreaksOff() {
        assertThatThrownBy(
                        () ->
                                complete(
                                        pieces -> {
                                            throw new ModelRefusal("insufficient_quota");
                                        }))
                .isInstanceOf(ModelFailure.class)
                .cause()
                .hasMessage("insufficient_quota");
        assertThatThrownBy(
                        () ->
                                complete(
                                        pieces -> {
                                            pieces.accept("You should");
                                            throw new ModelRefusal("broken_stream");
                                        }))
                .isInstanceOf(ModelFailure.class);
        assertThat(heard).containsExactly("You should");
    }

    @Test
    void givesUpOnOneThatNeverAnswers() {
        assertThatThrownBy(() -> complete(ModelStreamTest::silence))
                .isInstanceOf(ModelFailure.class)
                .hasMessageContaining("slow");
    }

    @Test
    void givesUpOnOneThatFallsSilent() {
        assertThatThrownBy(
                        () ->
                                complete(
                                        pieces -> {
                                            pieces.accept("Well");
                                            silence(pieces);
                                        }))
                .isInstanceOf(ModelFailure.class)
                .hasMessageContaining("slow");
    }

    @Test
    void givesUpOnOneWithoutEnd() {
        assertThatThrownBy(
                        () ->
                                complete(
                                        pieces -> {
                                            while (true) {
                                                pieces.accept("and ");
                                                Thread.sleep(10);
                                            }
                                        }))
                .isInstanceOf(ModelFailure.class)
                .hasMessageContaining("slow");
        assertThatThrownBy(
                        () ->
                                complete(
                                        pieces -> {
                                            while (true) {
                                                pieces.accept("and ".repeat(1_000));
                                            }
                                        }))
                .isInstanceOf(ModelFailure.class)
                .hasMessageContaining("end");
    }

    @Test
    void stopReachesASilentModel() {
        ModelStream stream = new ModelStream();
        stream.gateway = (Said) ModelStreamTest::silence;
        stream.settings =
                new ModelSettings() {
                    @Override
                    Duration turn() {
                        return Duration.ofMinutes(1);
                    }

                    @Override
                    Duration firstToken() {
                        return Duration.ofMinutes(1);
                    }
                };
        assertThatThrownBy(
                        () ->
                                stream.complete(
                                        REQUEST,
                                        delta -> {
                                            throw new CancellationException();
                                        }))
                .isInstanceOf(CancellationException.class);
    }

    private static void silence(Consumer<String> pieces) throws InterruptedException {
        while (true) {
            pieces.accept("");
            Thread.sleep(10);
        }
    }
}
