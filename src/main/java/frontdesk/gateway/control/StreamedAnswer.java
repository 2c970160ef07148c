package frontdesk.gateway.control;

import frontdesk.gateway.control.Attempts.Attempt;
import frontdesk.gateway.control.EventStream.Event;
import frontdesk.shared.Money;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * An answer that goes on to the client as it comes. Until its first event the provider may be
 * changed, after it never.
 */
@ApplicationScoped
public class StreamedAnswer {

    private static final int KEPT_AT_MOST = 1 << 20;

    @Inject private Ledger ledger;

    @Inject private Answers answers;

    @Inject private Health health;

    @Inject private TokenCount tokens;

    long answer(Attempt attempt, Connection connection) throws Failure, CallProblem, IOException {
        return connection.ask(attempt, body -> new Passing(attempt, body).pass());
    }

    /** One stream on its way. */
    private final class Passing {

        private final Attempt attempt;
        private final Call call;
        private final EventStream events;
        private final ChunkReader reader;
        private final Wording.ChunkWriter writer;
        private final boolean through;
        private final StringBuilder kept = new StringBuilder();
        private Reply.@Nullable Events client;
        private long firstMillis;

        Passing(Attempt attempt, InputStream body) {
            this.attempt = attempt;
            this.call = attempt.call();
            this.events = new EventStream(body);
            this.reader = attempt.target().provider().chunks(attempt.target().model());
            this.writer = attempt.asked().wording().chunks(call.requested());
            this.through = attempt.isOwnProtocol();
        }

        long pass() throws Failure {
            String first = first();
            firstMillis = call.millis();
            health.answered(call.key().tenant(), attempt.target(), firstMillis);
            begin(first);
            CallProblem broken = rest();
            return book(broken);
        }

        private String first() throws Failure {
            try {
                Event event = events.next();
                if (event == null) {
                    throw Failure.malformed();
                }
                return words(event);
            } catch (CallProblem problem) {
                throw Failure.of(problem);
            } catch (IOException e) {
                throw Failure.of(e);
            }
        }

        private void begin(String first) {
            Map<String, String> headers =
                    Attempts.headers(
                            attempt.asked(),
                            attempt.target().name(),
                            attempt.repeat() == null ? "off" : "miss",
                            attempt.number());
            try {
                Reply.Events opened = attempt.asked().reply().events(headers);
                client = opened;
                attempt.watched().writesTo(opened, call.tenant().policy().drainOnStop());
                write(first);
            } catch (IOException e) {
                attempt.watched().left();
            }
        }

        /**
         * @return why it broke off; null where it came to its end or was stopped
         */
        private @Nullable CallProblem rest() {
            try {
                for (Event event = events.next(); event != null; event = events.next()) {
                    write(words(event));
                    if (attempt.watched().isGone() && !call.tenant().policy().drainOnStop()) {
                        return null;
                    }
                }
                if (reader.isComplete()) {
                    return null;
                }
                return CallProblem.upstream(
                        502,
                        "broken_stream",
                        "The provider broke off in the middle of its answer.",
                        0);
            } catch (CallProblem problem) {
                return problem;
            } catch (IOException e) {
                return attempt.watched().isLate()
                        ? CallProblem.late()
                        : CallProblem.upstream(
                                502,
                                "broken_stream",
                                "The provider broke off in the middle of its answer.",
                                0);
            }
        }

        private String words(Event event) throws CallProblem {
            List<JsonObject> chunks = reader.read(event.name(), event.data());
            if (through) {
                return chunks.size() == 1 && isUnwanted(chunks.getFirst()) ? "" : event.raw();
            }
            StringBuilder words = new StringBuilder();
            chunks.stream()
                    .filter(chunk -> !isUnwanted(chunk))
                    .forEach(chunk -> writer.write(chunk).forEach(words::append));
            return words.toString();
        }

        /**
         * A chunk that only tells the usage, which clients of OpenAI's protocol get if they ask for
         * it.
         */
        private boolean isUnwanted(JsonObject chunk) {
            return call.dialect() == Dialect.OPENAI
                    && !call.wantsUsageChunk()
                    && Trees.array(chunk, "choices").isEmpty()
                    && !Trees.isMissing(chunk, "usage");
        }

        private void write(String words) {
            if (words.isEmpty()) {
                return;
            }
            if (attempt.repeat() != null && kept.length() < KEPT_AT_MOST) {
                kept.append(words);
            }
            Reply.Events to = client;
            if (to != null && !attempt.watched().isGone()) {
                try {
                    to.write(words);
                    attempt.watched().wrote();
                } catch (IOException e) {
                    attempt.watched().left();
                }
            }
        }

        private long book(@Nullable CallProblem broken) {
            boolean stopped = attempt.watched().isGone() && !reader.isComplete();
            Usage usage = reader.usage().sane();
            boolean estimated = !reader.isComplete() || usage.equals(Usage.NONE);
            if (estimated) {
                long output = Math.max(usage.output(), tokens.of(reader.text()));
                usage = Usage.of(Math.max(usage.input(), tokens.ofRequest(call.body())), output);
            }
            Money cost = attempt.target().price().cost(usage, reader.mode());
            String outcome = stopped ? "stopped" : broken == null ? "ok" : broken.code();
            ledger.close(
                    attempt.worst()
                            .ended(usage, cost, estimated, outcome, call.millis(), firstMillis));
            if (stopped) {
                return usage.total();
            }
            if (broken != null) {
                write(attempt.asked().wording().errorEvent(broken));
                return usage.total();
            }
            if (!through) {
                writer.end().forEach(this::write);
            }
            if (attempt.repeat() != null && kept.length() < KEPT_AT_MOST) {
                byte[] body = kept.toString().getBytes(StandardCharsets.UTF_8);
                answers.keep(
                        attempt.repeat(),
                        new Kept(
                                        attempt.target().model(),
                                        attempt.target().endpoint().name(),
                                        usage,
                                        body)
                                .bytes(),
                        attempt.kept());
            }
            write(": cost " + cost + "\n\n");
            return usage.total();
        }
    }
}
