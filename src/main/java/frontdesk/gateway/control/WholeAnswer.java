package frontdesk.gateway.control;

import frontdesk.gateway.control.Attempts.Attempt;
import frontdesk.shared.Money;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** An answer that comes, and goes on to the client, in one piece. */
@ApplicationScoped
public class WholeAnswer {

    private static final int LARGEST = 32 << 20;

    @Inject private Ledger ledger;

    @Inject private Answers answers;

    @Inject private Health health;

    @Inject private TokenCount tokens;

    private record Read(byte[] bytes, JsonObject own) {}

    long answer(Attempt attempt, Connection connection) throws Failure, CallProblem, IOException {
        Call call = attempt.call();
        Target target = attempt.target();
        Read read = connection.ask(attempt, WholeAnswer::read);
        if (!Trees.isMissing(read.own(), "error") && Trees.isMissing(read.own(), "usage")) {
            throw Failure.malformed();
        }
        Usage usage = target.provider().usage(read.own()).sane();
        boolean estimated = usage.equals(Usage.NONE) && call.operation() != Operation.COUNT_TOKENS;
        if (estimated) {
            usage = Usage.of(tokens.ofRequest(call.body()), tokens.ofRequest(read.own()));
        }
        Money cost = target.price().cost(usage, target.provider().mode(read.own()));
        byte[] body;
        try {
            body = body(attempt, read);
        } catch (CallProblem problem) {
            // It is billed all the same.
            ledger.close(
                    attempt.worst()
                            .ended(usage, cost, estimated, problem.code(), call.millis(), null));
            attempt.asked()
                    .reply()
                    .whole(
                            problem.status(),
                            Map.of(),
                            Trees.bytes(attempt.asked().wording().error(problem)));
            return usage.total();
        }
        ledger.close(attempt.worst().ended(usage, cost, estimated, "ok", call.millis(), null));
        health.answered(call.key().tenant(), target, call.millis());
        if (attempt.repeat() != null) {
            answers.keep(
                    attempt.repeat(),
                    new Kept(target.model(), target.endpoint().name(), usage, body).bytes(),
                    attempt.kept());
        }
        Map<String, String> headers =
                Attempts.headers(
                        attempt.asked(),
                        target.name(),
                        attempt.repeat() == null ? "off" : "miss",
                        attempt.number());
        headers.put("x-frontdesk-cost", cost.toString());
        try {
            attempt.asked().reply().whole(200, headers, body);
        } catch (IOException e) {
            // Who asked has gone; what it cost is booked.
        }
        return usage.total();
    }

    private static byte[] body(Attempt attempt, Read read) throws CallProblem {
        Call call = attempt.call();
        if (attempt.isOwnProtocol()) {
            return call.operation() == Operation.EMBEDDING
                    ? Trees.bytes(EmbeddingFormat.asAsked(call.body(), read.own()))
                    : read.bytes();
        }
        JsonObject openAi =
                attempt.target()
                        .provider()
                        .answer(call.operation(), attempt.target().model(), read.own());
        JsonObject answer =
                attempt.asked().wording().answer(call.operation(), call.requested(), openAi);
        return Trees.bytes(
                call.operation() == Operation.EMBEDDING
                        ? EmbeddingFormat.asAsked(call.body(), answer)
                        : answer);
    }

    private static Read read(InputStream body) throws Failure {
        try {
            byte[] bytes = body.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw Failure.malformed();
            }
            return new Read(bytes, Trees.parse(bytes));
        } catch (JsonException e) {
            throw Failure.malformed();
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }
}
