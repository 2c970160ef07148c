package frontdesk.gateway.control;

import frontdesk.gateway.control.Admissions.Admission;
import frontdesk.shared.Ids;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import org.jboss.logging.Logger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One call from its key to its answer. */
@ApplicationScoped
public class Calls {

    private static final Logger LOG = Logger.getLogger("Frontdesk.gateway");

    private static final int LONGEST_MODEL = 200;

    @Inject private Facts facts;

    @Inject private Routing routing;

    @Inject private Admissions admissions;

    @Inject private Attempts attempts;

    @Inject private Repeats repeats;

    @Inject private Texts texts;

    @Inject private Clock clock;

    @Inject @Any private Instance<Wording> all;

    private final Map<Dialect, Wording> wordings = new HashMap<>();

    @PostConstruct
    void begin() {
        all.forEach(wording -> wordings.put(wording.dialect(), wording));
    }

    private Wording wording(Dialect dialect) {
        return Objects.requireNonNull(wordings.get(dialect));
    }

    /** Answers, whatever happens, in the client's own protocol. */
    public void serve(Incoming incoming, Reply reply) throws IOException {
        try {
            serve(incoming, facts.key(incoming.secret()), reply);
        } catch (CallProblem problem) {
            refuse(reply, wording(incoming.dialect()), problem);
        } catch (RuntimeException e) {
            LOG.error("A key could not be looked up", e);
            refuse(
                    reply,
                    wording(incoming.dialect()),
                    CallProblem.unavailable(
                            "Keys cannot be checked just now. Try again in a moment."));
        }
    }

    /** For someone whose rights are known already. */
    void serve(Incoming incoming, KeyFacts key, Reply reply) throws IOException {
        Wording wording = wording(incoming.dialect());
        try {
            answer(incoming, wording, key, reply);
        } catch (CallProblem problem) {
            refuse(reply, wording, problem);
        } catch (RuntimeException e) {
            LOG.error("A call failed", e);
            refuse(reply, wording, CallProblem.internal());
        }
    }

    public void refuse(Reply reply, Dialect dialect, CallProblem problem) throws IOException {
        refuse(reply, wording(dialect), problem);
    }

    private static void refuse(Reply reply, Wording wording, CallProblem problem)
            throws IOException {
        Map<String, String> headers = new HashMap<>();
        if (problem.retrySeconds() > 0) {
            headers.put("Retry-After", Long.toString(problem.retrySeconds()));
        }
        if (problem.limit() > 0) {
            headers.put("RateLimit-Limit", Long.toString(problem.limit()));
            headers.put("RateLimit-Remaining", "0");
            headers.put("RateLimit-Reset", Long.toString(problem.retrySeconds()));
        }
        if (!problem.retryHelps()) {
            headers.put("x-should-retry", "false");
        }
        reply.whole(problem.status(), headers, Trees.bytes(wording.error(problem)));
    }

    private void answer(Incoming incoming, Wording wording, KeyFacts key, Reply reply)
            throws CallProblem, IOException {
        if (!key.allowsAddress(incoming.address())) {
            throw CallProblem.forbidden(
                    "address_not_allowed", "This key may not be used from your address.");
        }
        long started = System.nanoTime();
        JsonObject body = parse(incoming.body());
        JsonObject openAi = wording.toOpenAi(incoming.operation(), body);
        String model = Trees.string(openAi, "model");
        if (model.length() > LONGEST_MODEL) {
            throw CallProblem.unknownModel(model);
        }
        if (!key.allowsModel(model)) {
            throw CallProblem.forbidden(
                    "model_not_allowed", "This key may not use the model '" + model + "'.");
        }
        TenantFacts tenant = tenant(key);
        List<Target> targets = routing.route(key.tenant(), tenant, model);
        long output = outputWanted(openAi);
        Call call =
                new Call(
                        Ids.next(),
                        incoming.dialect(),
                        incoming.operation(),
                        body,
                        model,
                        Trees.isTrue(body.get("stream")),
                        Call.bound(incoming.body()),
                        output,
                        key,
                        tenant,
                        clock.instant(),
                        started);
        Admission admission = admissions.admit(key, incoming.body().length / 4 + output);
        KeptReply memory = tenant.policy().keepsTexts() ? new KeptReply(reply) : null;
        long tokens = 0;
        try {
            CacheKeys.Wish wish = CacheKeys.wish(incoming.cacheControl());
            Duration kept = tenant.policy().kept(call.operation());
            String repeat = kept.isZero() ? null : CacheKeys.of(call, incoming.body());
            Attempts.Asked asked =
                    new Attempts.Asked(
                            call,
                            wording,
                            openAi,
                            targets,
                            admission,
                            memory == null ? reply : memory);
            tokens =
                    repeat == null || !wish.write()
                            ? attempts.answer(asked, null, kept)
                            : repeats.answer(asked, repeat, wish.read(), kept);
        } finally {
            admission.end(tokens);
            if (memory != null) {
                texts.keep(
                        new Texts.Text(
                                call.id(),
                                key.tenant(),
                                new String(incoming.body(), StandardCharsets.UTF_8),
                                memory.answer(),
                                call.at()));
            }
        }
    }

    private TenantFacts tenant(KeyFacts key) throws CallProblem {
        try {
            return facts.tenant(key.tenant());
        } catch (RuntimeException e) {
            LOG.error("The settings of a business could not be read", e);
            throw CallProblem.unavailable(
                    "Settings cannot be read just now. Try again in a moment.");
        }
    }

    private static JsonObject parse(byte[] body) throws CallProblem {
        try {
            return Trees.parse(body);
        } catch (JsonException e) {
            throw CallProblem.invalid(null, "malformed_json", "The body is not a JSON object.");
        }
    }

    /** Of all the answers together; 0 where the client does not say. */
    private static long outputWanted(JsonObject request) {
        long each =
                Math.max(
                        Trees.whole(request, "max_completion_tokens"),
                        Trees.whole(request, "max_tokens"));
        JsonValue n = request.get("n");
        return each * (n == null ? 1 : Math.clamp(Trees.whole(request, "n"), 1, 128));
    }
}
