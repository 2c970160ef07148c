package frontdesk.gateway.adapter.anthropic;

import frontdesk.gateway.adapter.openai.Arguments;
import frontdesk.gateway.adapter.openai.Checks;
import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.Trees;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/**
 * The messages of a chat in Anthropic's protocol: instructions apart, the results of tools together
 * in one message of the user's, empty messages left out.
 */
final class Turns {

    private final JsonArrayBuilder system = Trees.make().createArrayBuilder();
    private final JsonArrayBuilder messages = Trees.make().createArrayBuilder();
    private JsonArrayBuilder results = Trees.make().createArrayBuilder();
    private boolean hasResults;

    private Turns() {}

    static Turns of(JsonArray chat) throws CallProblem {
        Turns turns = new Turns();
        for (int i = 0; i < chat.size(); i++) {
            String path = "messages[" + i + "]";
            turns.add(Checks.object(chat.get(i), path), path, i == chat.size() - 1);
        }
        turns.closeResults();
        return turns;
    }

    JsonArray system() {
        return system.build();
    }

    JsonArray messages() {
        return messages.build();
    }

    /** One text alone is sent as such. */
    static JsonObject message(String role, JsonArray blocks) {
        JsonObject first = Trees.object(blocks, 0);
        boolean plain =
                blocks.size() == 1
                        && Trees.string(first, "type").equals("text")
                        && first.size() == 2;
        return Trees.make()
                .createObjectBuilder()
                .add("role", role)
                .add("content", plain ? Trees.text(Trees.string(first, "text")) : blocks)
                .build();
    }

    private void add(JsonObject message, String path, boolean last) throws CallProblem {
        String role = Trees.string(message, "role");
        if (role.equals("tool")) {
            result(message, path);
            return;
        }
        closeResults();
        switch (role) {
            case "system", "developer" ->
                    Blocks.of(message.get("content"), path + ".content").forEach(system::add);
            case "user" -> put("user", Blocks.of(message.get("content"), path + ".content"));
            case "assistant" -> put("assistant", said(message, path, last));
            default ->
                    throw Checks.unsupported(
                            path + ".role",
                            "this model knows 'system', 'developer', 'user', 'assistant', and"
                                    + " 'tool'");
        }
    }

    private void put(String role, JsonArray blocks) {
        if (!blocks.isEmpty()) {
            messages.add(message(role, blocks));
        }
    }

    private void result(JsonObject message, String path) throws CallProblem {
        JsonArray blocks = Blocks.of(message.get("content"), path + ".content");
        JsonObjectBuilder result =
                Trees.make()
                        .createObjectBuilder()
                        .add("type", "tool_result")
                        .add(
                                "tool_use_id",
                                Arguments.plainId(Trees.string(message, "tool_call_id")));
        if (!blocks.isEmpty()) {
            result.add("content", message("user", blocks).get("content"));
        }
        if (message.get("cache_control") instanceof JsonObject cache) {
            result.add("cache_control", cache);
        }
        results.add(result);
        hasResults = true;
    }

    private void closeResults() {
        if (hasResults) {
            messages.add(
                    Trees.make().createObjectBuilder().add("role", "user").add("content", results));
            results = Trees.make().createArrayBuilder();
            hasResults = false;
        }
    }

    private static JsonArray said(JsonObject message, String path, boolean last)
            throws CallProblem {
        JsonArrayBuilder blocks = Trees.make().createArrayBuilder();
        Trees.array(message, "thinking_blocks").stream()
                .filter(JsonObject.class::isInstance)
                .forEach(blocks::add);
        for (JsonValue block : Blocks.of(message.get("content"), path + ".content")) {
            blocks.add(last ? withoutEndingSpace(block.asJsonObject()) : block.asJsonObject());
        }
        JsonArray calls = Trees.array(message, "tool_calls");
        for (int i = 0; i < calls.size(); i++) {
            JsonObject call = Trees.object(calls, i);
            JsonObject function = Trees.object(call, "function");
            blocks.add(
                    Trees.make()
                            .createObjectBuilder()
                            .add("type", "tool_use")
                            .add("id", Arguments.plainId(Trees.string(call, "id")))
                            .add(
                                    "name",
                                    Checks.text(
                                            function,
                                            "name",
                                            path + ".tool_calls[" + i + "].function.name"))
                            .add("input", Arguments.read(function.get("arguments"))));
        }
        return blocks.build();
    }

    /** Anthropic refuses to go on after it. */
    private static JsonObject withoutEndingSpace(JsonObject block) {
        return block.get("text") instanceof JsonString text
                ? Trees.with(block, "text", Trees.text(text.getString().stripTrailing()))
                : block;
    }
}
