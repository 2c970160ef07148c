package frontdesk.gateway.adapter.openai;

import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.ChunkReader;
import frontdesk.gateway.control.Trees;
import frontdesk.gateway.control.Usage;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Passes chunks on and remembers what they say. */
public final class OpenAiReader implements ChunkReader {

    private final StringBuilder text = new StringBuilder();
    private Usage usage = Usage.NONE;
    private String mode = "";
    private boolean complete;

    @Override
    public List<JsonObject> read(String event, String data) throws CallProblem {
        String json = data.strip();
        if (json.isEmpty()) {
            return List.of();
        }
        if (json.equals("[DONE]")) {
            complete = true;
            return List.of();
        }
        JsonObject chunk = Trees.parseEvent(json);
        if (event.equals("error") || !Trees.isMissing(chunk, "error")) {
            throw problem(chunk.get("error"));
        }
        remember(chunk);
        return Trees.isMissing(chunk, "choices") && Trees.isMissing(chunk, "usage")
                ? List.of()
                : List.of(chunk);
    }

    /**
     * @param error of whatever shape
     */
    static CallProblem problem(@Nullable JsonValue error) {
        JsonObject object = error instanceof JsonObject known ? known : JsonValue.EMPTY_JSON_OBJECT;
        String message =
                error instanceof JsonString plain
                        ? plain.getString()
                        : Trees.string(object, "message");
        long said =
                object.get("code") instanceof JsonNumber
                        ? Trees.count(object, "code")
                        : Trees.count(object, "status");
        String code = Trees.string(object, "code");
        return CallProblem.upstream(
                said >= 400 && said < 600 ? (int) said : 502,
                code.isEmpty() ? "upstream_error" : code,
                message.isEmpty() ? "The provider reported an error." : message,
                0);
    }

    private void remember(JsonObject chunk) {
        Usage said = OpenAiUsage.of(chunk);
        if (said.total() > 0) {
            usage = said;
        }
        String tier = OpenAiUsage.mode(chunk);
        mode = tier.isEmpty() ? mode : tier;
        for (JsonValue choice : Trees.array(chunk, "choices")) {
            if (choice instanceof JsonObject object) {
                text.append(Trees.string(object, "text"));
                remember(Trees.object(object, "delta"), object);
            }
        }
    }

    private void remember(JsonObject delta, JsonObject choice) {
        String thought = Trees.string(delta, "reasoning_content");
        text.append(thought.isEmpty() ? Trees.string(delta, "reasoning") : thought)
                .append(Trees.string(delta, "content"))
                .append(Trees.string(delta, "refusal"));
        for (JsonValue call : Trees.array(delta, "tool_calls")) {
            if (call instanceof JsonObject object) {
                JsonObject function = Trees.object(object, "function");
                text.append(Trees.string(function, "name"))
                        .append(Trees.string(function, "arguments"));
            }
        }
        complete |= !Trees.string(choice, "finish_reason").isEmpty();
    }

    @Override
    public Usage usage() {
        return usage;
    }

    @Override
    public String mode() {
        return mode;
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    @Override
    public String text() {
        return text.toString();
    }
}
