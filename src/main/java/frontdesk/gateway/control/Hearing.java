package frontdesk.gateway.control;

import frontdesk.gateway.ModelAnswer;
import frontdesk.gateway.ModelRefusal;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A room of ours that listens to a stream of OpenAI's protocol: one thread serves the call, another
 * one hears it.
 */
final class Hearing implements Reply {

    private static final Logger LOG = Logger.getLogger("Frontdesk.gateway");

    /** How often the listener of a silent model is asked whether to go on. */
    private static final long LOOK_MILLIS = 200;

    private static final int LONGEST = 1 << 20;

    /** Exactly one of a piece, a refusal and the end (both null). */
    private record Heard(@Nullable String piece, @Nullable ModelRefusal refusal) {}

    private final BlockingQueue<Heard> queue = new LinkedBlockingQueue<>();
    private volatile String model;
    private volatile boolean left;

    Hearing(String model) {
        this.model = model;
    }

    /** A call that answers here. */
    @FunctionalInterface
    interface Serving {
        void run() throws IOException;
    }

    void during(Serving call) {
        try {
            call.run();
            queue.add(new Heard(null, null));
        } catch (IOException e) {
            refuse("stopped");
        } catch (RuntimeException e) {
            LOG.error("A call of our own failed", e);
            refuse("internal");
        }
    }

    ModelAnswer hear(Consumer<String> pieces) {
        StringBuilder text = new StringBuilder();
        try {
            while (true) {
                Heard heard = queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (heard == null) {
                    pieces.accept("");
                } else if (heard.refusal() != null) {
                    throw heard.refusal();
                } else if (heard.piece() == null) {
                    return new ModelAnswer(text.toString(), model);
                } else if (!heard.piece().isEmpty()) {
                    text.append(heard.piece());
                    pieces.accept(heard.piece());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelRefusal("stopped");
        } finally {
            left = true;
        }
    }

    @Override
    public boolean hasLeft() {
        return left;
    }

    /** Streams are asked for, so this is why there is none. */
    @Override
    public void whole(int status, Map<String, String> headers, byte[] json) {
        refuse(Trees.string(Trees.object(Trees.parse(json), "error"), "code"));
    }

    @Override
    public Events events(Map<String, String> headers) {
        model = headers.getOrDefault("x-frontdesk-model", model);
        return this::write;
    }

    private void write(String events) throws IOException {
        if (left || events.length() > LONGEST) {
            throw new IOException("Nobody listens any more");
        }
        events.lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring("data:".length()).strip())
                .filter(data -> !data.equals("[DONE]"))
                .forEach(this::take);
    }

    private void take(String data) {
        try {
            JsonObject chunk = Trees.parse(data);
            if (!Trees.isMissing(chunk, "error")) {
                refuse(Trees.string(Trees.object(chunk, "error"), "code"));
            } else {
                queue.add(
                        new Heard(
                                Trees.string(
                                        Trees.object(
                                                Trees.object(Trees.array(chunk, "choices"), 0),
                                                "delta"),
                                        "content"),
                                null));
            }
        } catch (JsonException e) {
            refuse("malformed_answer");
        }
    }

    private void refuse(String code) {
        queue.add(new Heard(null, new ModelRefusal(code)));
    }
}
