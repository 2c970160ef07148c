package frontdesk.gateway.adapter.openai;

import frontdesk.gateway.control.Trees;
import frontdesk.gateway.control.Usage;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

/** Makes the chunks of one stream of OpenAI's protocol. */
public record Chunks(String id, long created, String model) {

    public JsonObject role() {
        return delta(
                0,
                Trees.make()
                        .createObjectBuilder()
                        .add("role", "assistant")
                        .add("content", "")
                        .build());
    }

    /**
     * @param name of the member of the delta, such as {@code content}
     */
    public JsonObject text(int choice, String name, String text) {
        return delta(choice, Trees.make().createObjectBuilder().add(name, text).build());
    }

    public JsonObject delta(int choice, JsonObject delta) {
        return chunk(choice, delta, JsonValue.NULL);
    }

    /** The beginning of a call, whose arguments follow. */
    public JsonObject call(int choice, int index, String id, String name, JsonObject more) {
        JsonObjectBuilder call =
                Trees.builder(more)
                        .add("index", index)
                        .add("id", id)
                        .add("type", "function")
                        .add(
                                "function",
                                Trees.make()
                                        .createObjectBuilder()
                                        .add("name", name)
                                        .add("arguments", ""));
        return calls(choice, call);
    }

    public JsonObject arguments(int choice, int index, String piece) {
        return calls(
                choice,
                Trees.make()
                        .createObjectBuilder()
                        .add("index", index)
                        .add(
                                "function",
                                Trees.make().createObjectBuilder().add("arguments", piece)));
    }

    public JsonObject finish(int choice, String reason) {
        return chunk(choice, JsonValue.EMPTY_JSON_OBJECT, Trees.text(reason));
    }

    /** The last chunk, which has no choices. */
    public JsonObject usage(Usage usage) {
        return envelope(Trees.make().createArrayBuilder())
                .add("usage", OpenAiUsage.write(usage))
                .build();
    }

    private JsonObject calls(int choice, JsonObjectBuilder call) {
        return delta(
                choice,
                Trees.make()
                        .createObjectBuilder()
                        .add("tool_calls", Trees.make().createArrayBuilder().add(call))
                        .build());
    }

    private JsonObject chunk(int choice, JsonObject delta, JsonValue finish) {
        return envelope(
                        Trees.make()
                                .createArrayBuilder()
                                .add(
                                        Trees.make()
                                                .createObjectBuilder()
                                                .add("index", choice)
                                                .add("delta", delta)
                                                .add("finish_reason", finish)))
                .build();
    }

    private JsonObjectBuilder envelope(JsonArrayBuilder choices) {
        return Trees.make()
                .createObjectBuilder()
                .add("id", id)
                .add("object", "chat.completion.chunk")
                .add("created", created)
                .add("model", model)
                .add("choices", choices);
    }
}
