package frontdesk.gateway.adapter.openai;

import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.ChunkReader;
import frontdesk.gateway.control.Dialect;
import frontdesk.gateway.control.Endpoint;
import frontdesk.gateway.control.Operation;
import frontdesk.gateway.control.Outgoing;
import frontdesk.gateway.control.Provider;
import frontdesk.gateway.control.TokenCount;
import frontdesk.gateway.control.Trees;
import frontdesk.gateway.control.Usage;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A server that speaks OpenAI's protocol. */
final class OpenAiProvider implements Provider {

    private static final String AZURE_VERSION = "2024-10-21";

    private final String kind;
    private final String usualUrl;
    private final Habit habit;
    private final TokenCount tokens;

    /** In what such servers differ. */
    enum Habit {
        /** Refuses {@code max_tokens} for models that reason. */
        OPENAI,
        /** A deployment in the path, and the key in a header of its own. */
        AZURE,
        /** Refuses {@code stream_options}, and tells the usage unasked. */
        TELLS_USAGE_UNASKED,
        /** Runs at home, and costs nothing. */
        OWN_MACHINE,
        PLAIN
    }

    OpenAiProvider(String kind, String usualUrl, Habit habit, TokenCount tokens) {
        this.kind = kind;
        this.usualUrl = usualUrl;
        this.habit = habit;
        this.tokens = tokens;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public String usualUrl() {
        return usualUrl;
    }

    @Override
    public boolean isFree() {
        return habit == Habit.OWN_MACHINE;
    }

    @Override
    public boolean speaks(Dialect dialect, Operation operation) {
        return dialect == Dialect.OPENAI && operation != Operation.COUNT_TOKENS;
    }

    /** The protocol has no call that counts. */
    @Override
    public @Nullable InputStream here(
            Operation operation, String model, JsonObject body, boolean stream) {
        return operation == Operation.COUNT_TOKENS
                ? new ByteArrayInputStream(Trees.bytes(Answers.counted(tokens.ofRequest(body))))
                : null;
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
        if (!speaks(dialect, operation)) {
            throw Checks.unsupported("model", "its provider does not offer this");
        }
        return new Outgoing(
                url(endpoint, operation, model),
                headers(endpoint),
                Trees.bytes(body(operation, model, body, stream)));
    }

    private JsonObject body(Operation operation, String model, JsonObject body, boolean stream) {
        JsonObjectBuilder out =
                Trees.builder(body).add("model", model).remove("stream").remove("stream_options");
        if (stream) {
            out.add("stream", true);
            if (habit != Habit.TELLS_USAGE_UNASKED) {
                out.add(
                        "stream_options",
                        Trees.with(
                                Trees.object(body, "stream_options"),
                                "include_usage",
                                JsonValue.TRUE));
            }
        }
        boolean renames =
                operation == Operation.CHAT
                        && (habit == Habit.OPENAI || habit == Habit.AZURE)
                        && model.matches("(o\\d|gpt-5).*")
                        && !Trees.isMissing(body, "max_tokens");
        if (renames) {
            out.remove("max_tokens");
            if (Trees.isMissing(body, "max_completion_tokens")) {
                out.add("max_completion_tokens", body.get("max_tokens"));
            }
        }
        return out.build();
    }

    private String url(Endpoint endpoint, Operation operation, String model) {
        String base = endpoint.baseUrl().isEmpty() ? usualUrl : endpoint.baseUrl();
        String path =
                switch (operation) {
                    case EMBEDDING -> "/embeddings";
                    case COMPLETION -> "/completions";
                    case CHAT, COUNT_TOKENS -> "/chat/completions";
                };
        if (habit != Habit.AZURE || base.endsWith("/openai/v1")) {
            return base + path;
        }
        String name = URLEncoder.encode(model, StandardCharsets.UTF_8).replace("+", "%20");
        return base
                + (base.endsWith("/openai") ? "" : "/openai")
                + "/deployments/"
                + name
                + path
                + "?api-version="
                + AZURE_VERSION;
    }

    private Map<String, String> headers(Endpoint endpoint) {
        if (endpoint.key().isEmpty()) {
            return Map.of();
        }
        return habit == Habit.AZURE
                ? Map.of("api-key", endpoint.key())
                : Map.of("Authorization", "Bearer " + endpoint.key());
    }

    @Override
    public Usage usage(JsonObject own) {
        return OpenAiUsage.of(own);
    }

    @Override
    public String mode(JsonObject own) {
        return OpenAiUsage.mode(own);
    }

    @Override
    public JsonObject answer(Operation operation, String model, JsonObject own) throws CallProblem {
        String holder = operation == Operation.EMBEDDING ? "data" : "choices";
        if (own.get(holder) instanceof JsonArray) {
            return own;
        }
        if (!Trees.isMissing(own, "error")) {
            throw OpenAiReader.problem(own.get("error"));
        }
        throw CallProblem.malformed("it has no " + holder);
    }

    @Override
    public ChunkReader chunks(String model) {
        return new OpenAiReader();
    }
}
