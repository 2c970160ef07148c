package frontdesk.gateway.control;

import frontdesk.gateway.control.Attempts.Attempt;
import frontdesk.platform.egress.Upstreams;
import frontdesk.platform.egress.Upstreams.Upstream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;

/** Opens the way to a provider, up to the head of its answer. */
@ApplicationScoped
public class Connection {

    @Inject private Upstreams upstreams;

    @Inject
    @ConfigProperty(name = "frontdesk.gateway.silence.timeout", defaultValue = "120")
    private long silenceSeconds;

    /**
     * @param use reads the body; it is closed after
     */
    <T> T ask(Attempt attempt, Reading<T> use) throws Failure, CallProblem, IOException {
        Call call = attempt.call();
        Target target = attempt.target();
        InputStream here =
                target.provider()
                        .here(call.operation(), target.model(), request(attempt), call.stream());
        if (here != null) {
            return use.read(here);
        }
        Outgoing outgoing =
                target.provider()
                        .request(
                                target.endpoint(),
                                call.operation(),
                                dialect(attempt),
                                target.model(),
                                request(attempt),
                                call.stream());
        Upstream upstream;
        try {
            upstream =
                    upstreams.post(
                            outgoing.url(),
                            outgoing.headers(),
                            outgoing.body(),
                            Duration.ofSeconds(silenceSeconds),
                            target.operators(),
                            attempt.watched()::aborts);
        } catch (IOException e) {
            throw Failure.of(e);
        }
        try (upstream) {
            if (upstream.status() != 200) {
                throw Failure.of(upstream, target.endpoint());
            }
            String type = upstream.header("Content-Type").toLowerCase(Locale.ROOT);
            boolean fits =
                    call.stream()
                            ? type.startsWith("text/event-stream")
                            : type.isEmpty() || type.contains("json");
            if (!fits || !upstream.header("Content-Encoding").isEmpty()) {
                upstream.abort();
                throw Failure.malformed();
            }
            try {
                return use.read(upstream.body());
            } catch (Failure | CallProblem | IOException | RuntimeException e) {
                upstream.abort();
                throw e;
            }
        }
    }

    /** Own protocol: as the client said it; else in OpenAI's. */
    private static jakarta.json.JsonObject request(Attempt attempt) {
        return attempt.isOwnProtocol() ? attempt.call().body() : attempt.asked().openAi();
    }

    private static Dialect dialect(Attempt attempt) {
        return attempt.isOwnProtocol() ? attempt.call().dialect() : Dialect.OPENAI;
    }

    /** Reads an answer's body. */
    @FunctionalInterface
    interface Reading<T> {
        T read(InputStream body) throws Failure, CallProblem, IOException;
    }
}
