package frontdesk.gateway.adapter.anthropic;

import frontdesk.gateway.adapter.openai.Checks;
import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.Operation;
import frontdesk.gateway.control.Trees;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * What a request of Anthropic's protocol must look like; paths are written as Anthropic does:
 * {@code messages.0.role}.
 */
final class MessagesChecks {

    private static final long MOST_TOKENS = 10_000_000;
    private static final Set<String> SOURCES = Set.of("base64", "url", "text", "content", "file");
    private static final Set<String> BLOCKS =
            Set.of(
                    "text",
                    "image",
                    "document",
                    "tool_use",
                    "tool_result",
                    "thinking",
                    "redacted_thinking",
                    "search_result",
                    "server_tool_use",
                    "web_search_tool_result",
                    "web_fetch_tool_result",
                    "code_execution_tool_result",
                    "bash_code_execution_tool_result",
                    "text_editor_code_execution_tool_result",
                    "tool_search_tool_result",
                    "container_upload",
                    "mcp_tool_use",
                    "mcp_tool_result",
                    "tool_reference",
                    "compaction");

    private MessagesChecks() {}

    static void check(Operation operation, JsonObject request) throws CallProblem {
        Checks.text(request, "model", "model");
        if (operation == Operation.CHAT && Trees.isMissing(request, "max_tokens")) {
            throw Checks.missing("max_tokens");
        }
        Checks.whole(request, "max_tokens", "max_tokens", 1, MOST_TOKENS);
        JsonArray messages = Checks.array(request, "messages", "messages");
        for (int i = 0; i < messages.size(); i++) {
            message(Checks.object(messages.get(i), "messages." + i), "messages." + i + ".");
        }
        if (!Trees.isMissing(request, "system")) {
            content(request.get("system"), "system", Set.of("text"));
        }
        tools(request);
        Checks.decimal(request, "temperature", "temperature", 0, 1);
        Checks.decimal(request, "top_p", "top_p", 0, 1);
        Checks.whole(request, "top_k", "top_k", 0, MOST_TOKENS);
        Checks.flag(request, "stream");
        Checks.optionalObject(request, "metadata", "metadata");
        stops(Checks.optionalArray(request, "stop_sequences", "stop_sequences"));
        thinking(request);
    }

    private static void message(JsonObject message, String path) throws CallProblem {
        String role = Checks.text(message, "role", path + "role");
        if (!role.equals("user") && !role.equals("assistant")) {
            throw Checks.wrongValue(path + "role", "'user' or 'assistant'");
        }
        content(message.get("content"), path + "content", BLOCKS);
    }

    private static void content(@Nullable JsonValue content, String path, Set<String> known)
            throws CallProblem {
        if (content == null) {
            throw Checks.missing(path);
        }
        if (content instanceof JsonString) {
            return;
        }
        if (!(content instanceof JsonArray blocks)) {
            throw Checks.wrongType(path, "a string or an array of content blocks", content);
        }
        for (int i = 0; i < blocks.size(); i++) {
            block(Checks.object(blocks.get(i), path + "." + i), path + "." + i + ".", known);
        }
    }

    private static void block(JsonObject block, String path, Set<String> known) throws CallProblem {
        String type = Checks.text(block, "type", path + "type");
        if (!known.contains(type)) {
            throw Checks.wrongValue(path + "type", "a content block that is known here");
        }
        switch (type) {
            case "text" -> {
                if (Checks.optionalText(block, "text", path + "text") == null) {
                    throw Checks.missing(path + "text");
                }
            }
            case "image", "document" ->
                    source(Checks.object(block.get("source"), path + "source"), path + "source.");
            case "tool_use" -> {
                Checks.text(block, "id", path + "id");
                Checks.text(block, "name", path + "name");
                Checks.object(block.get("input"), path + "input");
            }
            case "tool_result" -> {
                Checks.text(block, "tool_use_id", path + "tool_use_id");
                if (!Trees.isMissing(block, "content")) {
                    content(block.get("content"), path + "content", BLOCKS);
                }
            }
            default -> {}
        }
    }

    private static void source(JsonObject source, String path) throws CallProblem {
        String type = Checks.text(source, "type", path + "type");
        if (!SOURCES.contains(type)) {
            throw Checks.wrongValue(path + "type", "'base64', 'url', 'text', 'content', or 'file'");
        }
        if (type.equals("base64")) {
            Checks.text(source, "media_type", path + "media_type");
            Checks.text(source, "data", path + "data");
        } else if (type.equals("url")) {
            Checks.text(source, "url", path + "url");
        }
    }

    private static void tools(JsonObject request) throws CallProblem {
        JsonArray tools = Checks.optionalArray(request, "tools", "tools");
        for (int i = 0; i < tools.size(); i++) {
            String path = "tools." + i;
            JsonObject tool = Checks.object(tools.get(i), path);
            JsonString type = Checks.optionalText(tool, "type", path + ".type");
            if (type == null || type.getString().equals("custom")) {
                Checks.text(tool, "name", path + ".name");
                Checks.object(tool.get("input_schema"), path + ".input_schema");
            }
        }
        if (!Trees.isMissing(request, "tool_choice")) {
            JsonObject choice = Checks.object(request.get("tool_choice"), "tool_choice");
            switch (Checks.text(choice, "type", "tool_choice.type")) {
                case "auto", "any", "none" -> {}
                case "tool" -> Checks.text(choice, "name", "tool_choice.name");
                default ->
                        throw Checks.wrongValue(
                                "tool_choice.type", "'auto', 'any', 'tool', or 'none'");
            }
        }
    }

    private static void stops(JsonArray stops) throws CallProblem {
        for (int i = 0; i < stops.size(); i++) {
            if (!(stops.get(i) instanceof JsonString)) {
                throw Checks.wrongType("stop_sequences." + i, "a string", stops.get(i));
            }
        }
    }

    private static void thinking(JsonObject request) throws CallProblem {
        if (Trees.isMissing(request, "thinking")) {
            return;
        }
        JsonObject thinking = Checks.object(request.get("thinking"), "thinking");
        switch (Checks.text(thinking, "type", "thinking.type")) {
            case "disabled", "adaptive" -> {}
            case "enabled" -> {
                if (Trees.isMissing(thinking, "budget_tokens")) {
                    throw Checks.missing("thinking.budget_tokens");
                }
                Checks.whole(
                        thinking, "budget_tokens", "thinking.budget_tokens", 1_024, MOST_TOKENS);
            }
            default ->
                    throw Checks.wrongValue(
                            "thinking.type", "'enabled', 'disabled', or 'adaptive'");
        }
    }
}
