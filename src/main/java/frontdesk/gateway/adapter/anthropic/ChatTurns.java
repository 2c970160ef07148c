package frontdesk.gateway.adapter.anthropic;

import frontdesk.gateway.control.Trees;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One checked message of Anthropic's protocol as messages of OpenAI's: results of tools first, each
 * in its own.
 */
final class ChatTurns {

    private final List<JsonObject> messages = new ArrayList<>();
    private final JsonArrayBuilder parts = Trees.make().createArrayBuilder();
    private final StringBuilder text = new StringBuilder();
    private int count;
    private boolean plain = true;

    private ChatTurns() {}

    static List<JsonObject> of(JsonObject message) {
        if (message.get("content") instanceof JsonString text) {
            return List.of(
                    Trees.make()
                            .createObjectBuilder()
                            .add("role", Trees.string(message, "role"))
                            .add("content", text)
                            .build());
        }
        JsonArray blocks = Trees.array(message, "content");
        return Trees.string(message, "role").equals("assistant")
                ? said(blocks)
                : new ChatTurns().asked(blocks);
    }

    /** The texts of a content, whatever its shape. */
    static String text(@Nullable JsonValue content, String between) {
        if (content instanceof JsonString plain) {
            return plain.getString();
        }
        List<String> texts = new ArrayList<>();
        if (content instanceof JsonArray blocks) {
            for (JsonValue block : blocks) {
                if (block instanceof JsonObject object
                        && object.get("text") instanceof JsonString text) {
                    texts.add(text.getString());
                }
            }
        }
        return String.join(between, texts);
    }

    private static List<JsonObject> said(JsonArray blocks) {
        JsonArrayBuilder calls = Trees.make().createArrayBuilder();
        int called = 0;
        for (JsonValue block : blocks) {
            JsonObject use = block.asJsonObject();
            if (Trees.string(use, "type").equals("tool_use")) {
                called++;
                calls.add(
                        Trees.make()
                                .createObjectBuilder()
                                .add("id", Trees.string(use, "id"))
                                .add("type", "function")
                                .add(
                                        "function",
                                        Trees.make()
                                                .createObjectBuilder()
                                                .add("name", Trees.string(use, "name"))
                                                .add(
                                                        "arguments",
                                                        Trees.object(use, "input").toString())));
            }
        }
        String text = text(blocks, "");
        if (called == 0) {
            return text.isEmpty()
                    ? List.of()
                    : List.of(
                            Trees.make()
                                    .createObjectBuilder()
                                    .add("role", "assistant")
                                    .add("content", text)
                                    .build());
        }
        JsonObjectBuilder message = Trees.make().createObjectBuilder().add("role", "assistant");
        message.add("content", text.isEmpty() ? JsonValue.NULL : Trees.text(text));
        return List.of(message.add("tool_calls", calls).build());
    }

    private List<JsonObject> asked(JsonArray blocks) {
        for (JsonValue block : blocks) {
            ask(block.asJsonObject());
        }
        if (count > 0) {
            messages.add(
                    Trees.make()
                            .createObjectBuilder()
                            .add("role", "user")
                            .add(
                                    "content",
                                    plain && count == 1
                                            ? Trees.text(text.toString())
                                            : parts.build())
                            .build());
        }
        return messages;
    }

    private void ask(JsonObject block) {
        switch (Trees.string(block, "type")) {
            case "text" -> put(part("text", Trees.text(Trees.string(block, "text"))));
            case "image" ->
                    source(
                            block,
                            url ->
                                    part(
                                            "image_url",
                                            Trees.make()
                                                    .createObjectBuilder()
                                                    .add("url", url)
                                                    .build()));
            case "document" -> document(block);
            case "search_result" ->
                    put(part("text", Trees.text(text(block.get("content"), "\n\n"))));
            case "tool_result" -> {
                messages.add(
                        Trees.make()
                                .createObjectBuilder()
                                .add("role", "tool")
                                .add("tool_call_id", Trees.string(block, "tool_use_id"))
                                .add("content", result(block))
                                .build());
                pictures(block);
            }
            default -> {}
        }
    }

    private static String result(JsonObject block) {
        String text = text(block.get("content"), "\n\n");
        return text.isEmpty() && Trees.isTrue(block.get("is_error")) ? "Error" : text;
    }

    /** A tool's message takes no images, so they follow as the user's. */
    private void pictures(JsonObject result) {
        for (JsonValue block : Trees.array(result, "content")) {
            if (block instanceof JsonObject object
                    && Trees.string(object, "type").equals("image")) {
                ask(object);
            }
        }
    }

    private void document(JsonObject block) {
        JsonObject source = Trees.object(block, "source");
        switch (Trees.string(source, "type")) {
            case "text" -> put(part("text", Trees.text(Trees.string(source, "data"))));
            case "content" -> put(part("text", Trees.text(text(source.get("content"), "\n\n"))));
            default ->
                    source(
                            block,
                            url ->
                                    part(
                                            "file",
                                            Trees.make()
                                                    .createObjectBuilder()
                                                    .add(
                                                            "filename",
                                                            Trees.string(block, "title").isEmpty()
                                                                    ? "document.pdf"
                                                                    : Trees.string(block, "title"))
                                                    .add("file_data", url)
                                                    .build()));
        }
    }

    private void source(JsonObject block, Function<String, JsonObject> toPart) {
        JsonObject source = Trees.object(block, "source");
        switch (Trees.string(source, "type")) {
            case "base64" ->
                    put(
                            toPart.apply(
                                    "data:"
                                            + Trees.string(source, "media_type")
                                            + ";base64,"
                                            + Trees.string(source, "data")));
            case "url" -> put(toPart.apply(Trees.string(source, "url")));
            default -> {}
        }
    }

    private static JsonObject part(String type, JsonValue value) {
        return Trees.make().createObjectBuilder().add("type", type).add(type, value).build();
    }

    private void put(JsonObject part) {
        count++;
        parts.add(part);
        plain &= Trees.string(part, "type").equals("text");
        text.append(Trees.string(part, "text"));
    }
}
