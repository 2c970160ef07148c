package frontdesk.assistant.adapter;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

/** Hears a model out, within the limits of time, and stops it at once when nobody listens any more. */
@ApplicationScoped
public class ModelStream {

    private static final int LONGEST_ANSWER = 20_000;
    /** How often a silent model's listener is asked whether to go on. */
    private static final Duration STOP_CHECK = Duration.ofMillis(200);

    /** Exactly one of a piece, a failure and the end (both null). */
    private record Heard(@Nullable String piece, @Nullable Exception failure) {

        boolean isEnd() {
            return piece == null && failure == null;
        }
    }

    @Inject
    ModelConnection connection;

    @Inject
    ModelThreads threads;

    @Inject
    ModelSettings settings;

    /**
     * @param deltas hears every piece; also hears "" while there is none, so that it can stop a silent model
     * @throws ModelFailure when the answer is not complete
     */
    String complete(String body, Consumer<String> deltas) {
        BlockingQueue<Heard> queue = new LinkedBlockingQueue<>();
        Future<?> reading = threads.run(() -> {
            read(body, queue);
            return true;
        });
        try {
            return hear(queue, deltas);
        } finally {
            reading.cancel(true);
        }
    }

    private void read(String body, BlockingQueue<Heard> queue) {
        try {
            ModelConnection.Opened opened = connection.open(body);
            try (BufferedInputStream in = new BufferedInputStream(opened.body())) {
                if (opened.plain()) {
                    queue.add(new Heard(EventLines.whole(in), null));
                } else {
                    EventLines lines = new EventLines(in);
                    for (String piece = lines.next(); piece != null; piece = lines.next()) {
                        queue.add(new Heard(piece, null));
                    }
                }
                queue.add(new Heard(null, null));
            } finally {
                opened.response().close();
            }
        } catch (IOException | RuntimeException e) {
            queue.add(new Heard(null, e));
        }
    }

    private String hear(BlockingQueue<Heard> queue, Consumer<String> deltas) {
        StringBuilder answer = new StringBuilder();
        long start = System.nanoTime();
        long last = start;
        while (true) {
            Heard heard = poll(queue);
            long now = System.nanoTime();
            Duration limit = answer.isEmpty() ? settings.firstToken() : settings.idle();
            if (now - start > settings.turn().toNanos() || heard == null && now - last > limit.toNanos()) {
                throw new ModelFailure("The model was too slow");
            }
            if (heard == null) {
                deltas.accept("");
            } else if (heard.failure() != null) {
                throw new ModelFailure("The model failed", heard.failure());
            } else if (heard.isEnd()) {
                return answer.toString();
            } else if (heard.piece() != null && !heard.piece().isEmpty()) {
                last = now;
                answer.append(heard.piece());
                deltas.accept(heard.piece());
            }
            if (answer.length() > LONGEST_ANSWER) {
                throw new ModelFailure("The model did not come to an end");
            }
        }
    }

    private static @Nullable Heard poll(BlockingQueue<Heard> queue) {
        try {
            return queue.poll(STOP_CHECK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelFailure("The turn was interrupted", e);
        }
    }
}
