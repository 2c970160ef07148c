package frontdesk.gateway.adapter.anthropic;

import frontdesk.gateway.control.Trees;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/**
 * Checked requests of Anthropic's protocol in OpenAI's. What only Anthropic has (tools that run at
 * its side, cache marks, top_k) has no counterpart and is left out.
 */
final class ChatRequests {

    private ChatRequests() {}

    static JsonObject of(JsonObject own) {
        JsonObjectBuilder chat =
                Trees.make().createObjectBuilder().add("model", Trees.string(own, "model"));
        chat.add("messages", messages(own));
        for (String same : new String[] {"max_tokens", "temperature", "top_p", "stream"}) {
            if (!Trees.isMissing(own, same)) {
                chat.add(same, own.get(same));
            }
        }
        if (!Trees.array(own, "stop_sequences").isEmpty()) {
            chat.add("stop", Trees.array(own, "stop_sequences"));
        }
        tools(own, chat);
        String effort = effort(own);
        if (!effort.isEmpty()) {
            chat.add("reasoning_effort", effort);
        }
        String user = Trees.string(Trees.object(own, "metadata"), "user_id");
        if (!user.isEmpty()) {
            chat.add("user", user);
        }
        return chat.build();
    }

    private static JsonArray messages(JsonObject own) {
        JsonArrayBuilder messages = Trees.make().createArrayBuilder();
        String system = ChatTurns.text(own.get("system"), "\n\n");
        if (!system.isEmpty()) {
            messages.add(
                    Trees.make()
                            .createObjectBuilder()
                            .add("role", "system")
                            .add("content", system));
        }
        for (JsonValue message : Trees.array(own, "messages")) {
            ChatTurns.of(message.asJsonObject()).forEach(messages::add);
        }
        return messages.build();
    }

    private static void tools(JsonObject own, JsonObjectBuilder chat) {
        JsonArrayBuilder tools = Trees.make().createArrayBuilder();
        int count = 0;
        for (JsonValue each : Trees.array(own, "tools")) {
            JsonObject tool = each.asJsonObject();
            if (tool.get("input_schema") instanceof JsonObject schema) {
                JsonObjectBuilder function =
                        Trees.make().createObjectBuilder().add("name", Trees.string(tool, "name"));
                if (tool.get("description") instanceof JsonString description) {
                    function.add("description", description);
                }
                tools.add(
                        Trees.make()
                                .createObjectBuilder()
                                .add("type", "function")
                                .add("function", function.add("parameters", schema)));
                count++;
            }
        }
        if (count > 0) {
            chat.add("tools", tools);
            choice(Trees.object(own, "tool_choice"), chat);
        }
    }

    private static void choice(JsonObject choice, JsonObjectBuilder chat) {
        switch (Trees.string(choice, "type")) {
            case "auto" -> chat.add("tool_choice", "auto");
            case "any" -> chat.add("tool_choice", "required");
            case "none" -> chat.add("tool_choice", "none");
            case "tool" ->
                    chat.add(
                            "tool_choice",
                            Trees.make()
                                    .createObjectBuilder()
                                    .add("type", "function")
                                    .add(
                                            "function",
                                            Trees.make()
                                                    .createObjectBuilder()
                                                    .add("name", Trees.string(choice, "name"))));
            default -> {}
        }
        if (Trees.isTrue(choice.get("disable_parallel_tool_use"))) {
            chat.add("parallel_tool_calls", false);
        }
    }

    private static String effort(JsonObject own) {
        JsonObject thinking = Trees.object(own, "thinking");
        String said = Trees.string(Trees.object(own, "output_config"), "effort");
        return switch (Trees.string(thinking, "type")) {
            case "enabled" -> {
                long budget = Trees.count(thinking, "budget_tokens");
                yield budget < 4_096 ? "low" : budget < 16_384 ? "medium" : "high";
            }
            case "adaptive" ->
                    switch (said) {
                        case "low", "medium" -> said;
                        default -> "high";
                    };
            default -> "";
        };
    }
}
