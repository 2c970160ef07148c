package frontdesk.assistant.adapter;

import frontdesk.gateway.Gateway;
import frontdesk.gateway.ModelRefusal;
import frontdesk.gateway.ModelRequest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Hears a model out, within the limits of time, and stops it at once when nobody listens any more.
 */
@ApplicationScoped
public class ModelStream {

    private static final int LONGEST_ANSWER = 20_000;

    @Inject Gateway gateway;

    @Inject ModelSettings settings;

    /**
     * @param deltas hears every piece; also hears "" while there is none, so that it can stop a
     *     silent model
     * @throws ModelFailure when the answer is not complete
     */
    String complete(ModelRequest request, Consumer<String> deltas) {
        Patience patience = new Patience();
        try {
            return gateway.stream(
                            request,
                            piece -> {
                                patience.check(piece);
                                deltas.accept(piece);
                            })
                    .text();
        } catch (ModelRefusal refusal) {
            throw new ModelFailure("The model failed", refusal);
        }
    }

    /** What it throws from within a stream ends the stream. */
    private final class Patience {

        private final long start = System.nanoTime();
        private long last = start;
        private int length;

        void check(String piece) {
            long now = System.nanoTime();
            Duration limit = length == 0 ? settings.firstToken() : settings.idle();
            if (now - start > settings.turn().toNanos()
                    || piece.isEmpty() && now - last > limit.toNanos()) {
                throw new ModelFailure("The model was too slow");
            }
            if (!piece.isEmpty()) {
                last = now;
                length += piece.length();
            }
            if (length > LONGEST_ANSWER) {
                throw new ModelFailure("The model did not come to an end");
            }
        }
    }
}
