package frontdesk.gateway.adapter.openai;

import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.Operation;
import frontdesk.gateway.control.Trees;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import java.util.Set;

/**
 * What a request of OpenAI's protocol must look like. What is not known here passes: the provider
 * may know it.
 */
final class RequestChecks {

    private static final long MOST_TOKENS = 10_000_000;
    private static final Set<String> ROLES =
            Set.of("system", "developer", "user", "assistant", "tool", "function");

    private RequestChecks() {}

    static void check(Operation operation, JsonObject request) throws CallProblem {
        Checks.text(request, "model", "model");
        switch (operation) {
            case CHAT, COUNT_TOKENS -> chat(request);
            case COMPLETION -> completion(request);
            case EMBEDDING -> embedding(request);
        }
    }

    private static void chat(JsonObject request) throws CallProblem {
        JsonArray messages = Checks.array(request, "messages", "messages");
        for (int i = 0; i < messages.size(); i++) {
            message(Checks.object(messages.get(i), "messages[" + i + "]"), "messages[" + i + "].");
        }
        JsonArray tools = Checks.optionalArray(request, "tools", "tools");
        for (int i = 0; i < tools.size(); i++) {
            tool(Checks.object(tools.get(i), "tools[" + i + "]"), "tools[" + i + "].");
        }
        Checks.optionalObject(request, "response_format", "response_format");
        Checks.flag(request, "parallel_tool_calls");
        Checks.whole(request, "max_completion_tokens", "max_completion_tokens", 1, MOST_TOKENS);
        sampling(request);
    }

    private static void message(JsonObject message, String path) throws CallProblem {
        String role = Checks.text(message, "role", path + "role");
        if (!ROLES.contains(role)) {
            throw CallProblem.invalid(
                    path + "role",
                    "invalid_value",
                    "Invalid value for '"
                            + path
                            + "role': expected one of 'system', 'developer', 'user', 'assistant',"
                            + " 'tool', and 'function'.");
        }
        content(message, role, path);
        if (role.equals("tool")) {
            Checks.text(message, "tool_call_id", path + "tool_call_id");
        }
        JsonArray calls = Checks.optionalArray(message, "tool_calls", path + "tool_calls");
        for (int i = 0; i < calls.size(); i++) {
            call(
                    Checks.object(calls.get(i), path + "tool_calls[" + i + "]"),
                    path + "tool_calls[" + i + "].");
        }
    }

    private static void content(JsonObject message, String role, String path) throws CallProblem {
        if (Trees.isMissing(message, "content")) {
            if (role.equals("assistant") || role.equals("function")) {
                return;
            }
            throw Checks.missing(path + "content");
        }
        if (message.get("content") instanceof JsonString) {
            return;
        }
        if (!(message.get("content") instanceof JsonArray parts)) {
            throw Checks.wrongType(
                    path + "content", "a string or an array of parts", message.get("content"));
        }
        for (int i = 0; i < parts.size(); i++) {
            String at = path + "content[" + i + "]";
            Checks.text(Checks.object(parts.get(i), at), "type", at + ".type");
        }
    }

    private static void call(JsonObject call, String path) throws CallProblem {
        if (!Trees.isMissing(call, "function")) {
            JsonObject function = Checks.object(call.get("function"), path + "function");
            Checks.text(function, "name", path + "function.name");
            Checks.optionalText(function, "arguments", path + "function.arguments");
        }
    }

    private static void tool(JsonObject tool, String path) throws CallProblem {
        if (Checks.text(tool, "type", path + "type").equals("function")) {
            Checks.text(
                    Checks.object(tool.get("function"), path + "function"),
                    "name",
                    path + "function.name");
        }
    }

    private static void completion(JsonObject request) throws CallProblem {
        if (Trees.isMissing(request, "prompt")) {
            throw Checks.missing("prompt");
        }
        texts(request, "prompt");
        sampling(request);
    }

    private static void embedding(JsonObject request) throws CallProblem {
        if (Trees.isMissing(request, "input")) {
            throw Checks.missing("input");
        }
        texts(request, "input");
        Checks.whole(request, "dimensions", "dimensions", 1, 100_000);
        JsonString format = Checks.optionalText(request, "encoding_format", "encoding_format");
        if (format != null && !Set.of("float", "base64").contains(format.getString())) {
            throw Checks.wrongValue("encoding_format", "'float' or 'base64'");
        }
    }

    /** A text, texts, tokens, or several times tokens. */
    private static void texts(JsonObject request, String name) throws CallProblem {
        if (request.get(name) instanceof JsonString) {
            Checks.text(request, name, name);
            return;
        }
        if (!(request.get(name) instanceof JsonArray)) {
            throw Checks.wrongType(name, "a string or an array", request.get(name));
        }
        JsonArray array = Checks.array(request, name, name);
        JsonValue.ValueType first = array.get(0).getValueType();
        for (int i = 0; i < array.size(); i++) {
            JsonValue value = array.get(i);
            boolean fits =
                    value.getValueType() == first
                            && (value instanceof JsonString
                                    || isToken(value)
                                    || (value instanceof JsonArray tokens
                                            && !tokens.isEmpty()
                                            && tokens.stream().allMatch(RequestChecks::isToken)));
            if (!fits) {
                throw Checks.wrongType(
                        name + "[" + i + "]",
                        "all strings, all tokens, or all non-empty arrays of tokens",
                        value);
            }
        }
    }

    private static boolean isToken(JsonValue value) {
        return value instanceof JsonNumber number
                && number.bigDecimalValue().scale() <= 0
                && number.bigDecimalValue().signum() >= 0;
    }

    private static void sampling(JsonObject request) throws CallProblem {
        Checks.whole(request, "n", "n", 1, 128);
        Checks.whole(request, "max_tokens", "max_tokens", 1, MOST_TOKENS);
        Checks.decimal(request, "temperature", "temperature", 0, 2);
        Checks.decimal(request, "top_p", "top_p", 0, 1);
        Checks.flag(request, "stream");
        Checks.optionalObject(request, "stream_options", "stream_options");
        stop(request);
    }

    private static void stop(JsonObject request) throws CallProblem {
        if (Trees.isMissing(request, "stop") || request.get("stop") instanceof JsonString) {
            return;
        }
        if (!(request.get("stop") instanceof JsonArray stops)) {
            throw Checks.wrongType("stop", "a string or an array of strings", request.get("stop"));
        }
        if (stops.size() > 4) {
            throw CallProblem.invalid(
                    "stop",
                    "array_above_max_length",
                    "Invalid 'stop': array too long. Expected at most 4 elements.");
        }
        for (int i = 0; i < stops.size(); i++) {
            if (!(stops.get(i) instanceof JsonString)) {
                throw Checks.wrongType("stop[" + i + "]", "a string", stops.get(i));
            }
        }
    }
}
