package frontdesk.gateway.adapter.anthropic;

import frontdesk.gateway.adapter.openai.Arguments;
import frontdesk.gateway.adapter.openai.OpenAiUsage;
import frontdesk.gateway.control.Trees;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** Answers of OpenAI's protocol in Anthropic's. */
final class ChatAnswers {

    private ChatAnswers() {}

    static JsonObject message(String model, JsonObject answer) {
        JsonObject choice = Trees.object(Trees.array(answer, "choices"), 0);
        JsonObject message = Trees.object(choice, "message");
        JsonArrayBuilder content = Trees.make().createArrayBuilder();
        thoughts(message, content);
        String text = Trees.string(message, "content");
        text(text.isEmpty() ? Trees.string(message, "refusal") : text, content);
        boolean calls = false;
        for (JsonValue call : Trees.array(message, "tool_calls")) {
            if (call instanceof JsonObject object) {
                content.add(use(object));
                calls = true;
            }
        }
        return Trees.builder(envelope(id(Trees.string(answer, "id")), model))
                .add("content", content)
                .add("stop_reason", stopReason(Trees.string(choice, "finish_reason"), calls))
                .addNull("stop_sequence")
                .add("usage", AnthropicUsage.write(OpenAiUsage.of(answer)))
                .build();
    }

    /** A message of which nothing has been said. */
    static JsonObject envelope(String id, String model) {
        return Trees.make()
                .createObjectBuilder()
                .add("id", id)
                .add("type", "message")
                .add("role", "assistant")
                .add("model", model)
                .add("content", JsonValue.EMPTY_JSON_ARRAY)
                .build();
    }

    static String id(String id) {
        return id.startsWith("msg_") ? id : "msg_" + (id.isEmpty() ? "0" : id);
    }

    static JsonObject counted(JsonObject answer) {
        return Trees.make()
                .createObjectBuilder()
                .add("input_tokens", Trees.count(answer, "input_tokens"))
                .build();
    }

    /**
     * @param calls whether tools are to be called: not every server says so in its reason
     */
    static String stopReason(String finish, boolean calls) {
        return switch (finish) {
            case "length" -> "max_tokens";
            case "content_filter" -> "refusal";
            case "tool_calls", "function_call" -> "tool_use";
            default -> calls ? "tool_use" : "end_turn";
        };
    }

    /** What servers call the model's thoughts. */
    static String thought(JsonObject message) {
        String thought = Trees.string(message, "reasoning_content");
        return thought.isEmpty() ? Trees.string(message, "reasoning") : thought;
    }

    private static void thoughts(JsonObject message, JsonArrayBuilder content) {
        if (!Trees.array(message, "thinking_blocks").isEmpty()) {
            Trees.array(message, "thinking_blocks").stream()
                    .filter(JsonObject.class::isInstance)
                    .forEach(content::add);
        } else if (!thought(message).isEmpty()) {
            content.add(
                    Trees.make()
                            .createObjectBuilder()
                            .add("type", "thinking")
                            .add("thinking", thought(message))
                            .add("signature", ""));
        }
    }

    private static void text(String text, JsonArrayBuilder content) {
        if (!text.isEmpty()) {
            content.add(Trees.make().createObjectBuilder().add("type", "text").add("text", text));
        }
    }

    private static JsonObject use(JsonObject call) {
        JsonObject function = Trees.object(call, "function");
        return Trees.make()
                .createObjectBuilder()
                .add("type", "tool_use")
                .add("id", Arguments.plainId(Trees.string(call, "id")))
                .add("name", Trees.string(function, "name"))
                .add("input", Arguments.read(function.get("arguments")))
                .build();
    }
}
