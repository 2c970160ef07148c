package frontdesk.gateway.adapter.echo;

import frontdesk.gateway.adapter.openai.Answers;
import frontdesk.gateway.adapter.openai.OpenAiReader;
import frontdesk.gateway.adapter.openai.OpenAiUsage;
import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.ChunkReader;
import frontdesk.gateway.control.Dialect;
import frontdesk.gateway.control.Endpoint;
import frontdesk.gateway.control.Operation;
import frontdesk.gateway.control.Outgoing;
import frontdesk.gateway.control.Price;
import frontdesk.gateway.control.Provider;
import frontdesk.gateway.control.TokenCount;
import frontdesk.gateway.control.Trees;
import frontdesk.gateway.control.Usage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Says the last thing that the user said: {@code echo/echo} for nothing, {@code echo/priced} for
 * money. A tool that must be used is called with it. {@code echo/minilm} embeds.
 */
@ApplicationScoped
public class EchoProvider implements Provider {

    @Inject TokenCount tokens;

    @Inject EchoEmbeddings embeddings;

    @Override
    public String kind() {
        return "echo";
    }

    @Override
    public String usualUrl() {
        return "";
    }

    @Override
    public boolean isFree() {
        return true;
    }

    /** What comes back is part of the prompt. */
    @Override
    public long outputAtMost(Price price, long promptBound) {
        return promptBound;
    }

    @Override
    public boolean speaks(Dialect dialect, Operation operation) {
        return dialect == Dialect.OPENAI
                && (operation == Operation.CHAT || operation == Operation.EMBEDDING);
    }

    @Override
    public InputStream here(Operation operation, String model, JsonObject body, boolean stream)
            throws CallProblem {
        if (operation == Operation.EMBEDDING && model.equals("minilm")) {
            return new ByteArrayInputStream(Trees.bytes(embeddings.embed(body)));
        }
        if (operation == Operation.COUNT_TOKENS) {
            return new ByteArrayInputStream(Trees.bytes(Answers.counted(tokens.ofRequest(body))));
        }
        Echo echo = echo(operation, model, body);
        return new ByteArrayInputStream(
                stream
                        ? echo.events().getBytes(StandardCharsets.UTF_8)
                        : Trees.bytes(echo.answer()));
    }

    private Echo echo(Operation operation, String model, JsonObject body) throws CallProblem {
        if (operation != Operation.CHAT || !List.of("echo", "priced").contains(model)) {
            throw CallProblem.unknownModel("echo/" + model);
        }
        long wanted =
                Math.max(
                        Trees.whole(body, "max_completion_tokens"),
                        Trees.whole(body, "max_tokens"));
        return Echo.of(
                "echo/" + model, tool(body), last(body), tokens.ofRequest(body), wanted, tokens);
    }

    /** The one that must be used; empty where none must. */
    private static String tool(JsonObject body) {
        String named =
                Trees.string(Trees.object(Trees.object(body, "tool_choice"), "function"), "name");
        return named.isEmpty() && Trees.string(body, "tool_choice").equals("required")
                ? Trees.string(
                        Trees.object(Trees.object(Trees.array(body, "tools"), 0), "function"),
                        "name")
                : named;
    }

    private static String last(JsonObject body) {
        List<JsonObject> said =
                Trees.array(body, "messages").stream()
                        .filter(
                                one ->
                                        one instanceof JsonObject message
                                                && Trees.string(message, "role").equals("user"))
                        .map(JsonValue::asJsonObject)
                        .toList();
        return said.isEmpty() ? "" : text(said.getLast().get("content"));
    }

    private static String text(@Nullable JsonValue content) {
        if (content instanceof JsonString string) {
            return string.getString();
        }
        StringBuilder text = new StringBuilder();
        if (content instanceof jakarta.json.JsonArray parts) {
            parts.forEach(
                    part ->
                            text.append(
                                    part instanceof JsonObject object
                                            ? Trees.string(object, "text")
                                            : ""));
        }
        return text.toString();
    }

    @Override
    public Outgoing request(
            Endpoint endpoint,
            Operation operation,
            Dialect dialect,
            String model,
            JsonObject body,
            boolean stream) {
        throw new UnsupportedOperationException("It answers here");
    }

    @Override
    public Usage usage(JsonObject own) {
        return OpenAiUsage.of(own);
    }

    @Override
    public JsonObject answer(Operation operation, String model, JsonObject own) {
        return own;
    }

    @Override
    public ChunkReader chunks(String model) {
        return new OpenAiReader();
    }
}
