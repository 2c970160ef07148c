package frontdesk.gateway.adapter.anthropic;

import frontdesk.gateway.adapter.openai.Checks;
import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.ChunkReader;
import frontdesk.gateway.control.Dialect;
import frontdesk.gateway.control.Endpoint;
import frontdesk.gateway.control.Operation;
import frontdesk.gateway.control.Outgoing;
import frontdesk.gateway.control.Price;
import frontdesk.gateway.control.Provider;
import frontdesk.gateway.control.Trees;
import frontdesk.gateway.control.Usage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import java.time.Clock;
import java.util.Map;

/** Anthropic's Messages API. */
@ApplicationScoped
public class AnthropicProvider implements Provider {

    private static final String VERSION = "2023-06-01";

    @Inject Clock clock;

    @Override
    public String kind() {
        return "anthropic";
    }

    @Override
    public String usualUrl() {
        return "https://api.anthropic.com";
    }

    @Override
    public long outputAtMost(Price price, long promptBound) {
        return Requests.USUAL_MAX_TOKENS;
    }

    @Override
    public boolean speaks(Dialect dialect, Operation operation) {
        return dialect == Dialect.ANTHROPIC
                && (operation == Operation.CHAT || operation == Operation.COUNT_TOKENS);
    }

    @Override
    public Outgoing request(
            Endpoint endpoint,
            Operation operation,
            Dialect dialect,
            String model,
            JsonObject body,
            boolean stream)
            throws CallProblem {
        if (operation != Operation.CHAT && operation != Operation.COUNT_TOKENS) {
            throw Checks.unsupported("model", "Anthropic's models only chat");
        }
        return new Outgoing(
                url(endpoint, operation),
                headers(endpoint),
                Trees.bytes(own(operation, dialect, model, body, stream)));
    }

    private JsonObject own(
            Operation operation, Dialect dialect, String model, JsonObject body, boolean stream)
            throws CallProblem {
        boolean counts = operation == Operation.COUNT_TOKENS;
        if (speaks(dialect, operation)) {
            JsonObject named = Trees.with(body, "model", Trees.text(model));
            return counts
                    ? Trees.without(Trees.without(named, "stream"), "max_tokens")
                    : Trees.with(named, "stream", stream ? JsonValue.TRUE : JsonValue.FALSE);
        }
        return counts ? Requests.countTokens(model, body) : Requests.messages(model, body, stream);
    }

    private String url(Endpoint endpoint, Operation operation) {
        String base = endpoint.baseUrl().isEmpty() ? usualUrl() : endpoint.baseUrl();
        return base
                + (base.endsWith("/v1") ? "" : "/v1")
                + (operation == Operation.COUNT_TOKENS ? "/messages/count_tokens" : "/messages");
    }

    private static Map<String, String> headers(Endpoint endpoint) {
        return endpoint.key().isEmpty()
                ? Map.of("anthropic-version", VERSION)
                : Map.of("anthropic-version", VERSION, "x-api-key", endpoint.key());
    }

    @Override
    public Usage usage(JsonObject own) {
        return AnthropicUsage.read(Trees.object(own, "usage"));
    }

    @Override
    public String mode(JsonObject own) {
        return AnthropicUsage.mode(Trees.object(own, "usage"));
    }

    @Override
    public JsonObject answer(Operation operation, String model, JsonObject own) throws CallProblem {
        return operation == Operation.COUNT_TOKENS
                ? AnthropicAnswers.counted(own)
                : AnthropicAnswers.chat(model, clock.instant().getEpochSecond(), own);
    }

    @Override
    public ChunkReader chunks(String model) {
        return new AnthropicReader(model, clock.instant().getEpochSecond());
    }
}
