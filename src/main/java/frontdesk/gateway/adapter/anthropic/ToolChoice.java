package frontdesk.gateway.adapter.anthropic;

import frontdesk.gateway.adapter.openai.Checks;
import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.Trees;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The tools of a request, and which of them must be called. An answer in a given form ({@code
 * response_format}) is a tool as well: the model is made to call it, and what it calls it with is
 * the answer.
 */
final class ToolChoice {

    /** The tool whose input is the answer. */
    static final String ANSWER = "frontdesk_json_answer";

    private static final JsonObject NO_PARAMETERS =
            Trees.make()
                    .createObjectBuilder()
                    .add("type", "object")
                    .add("properties", JsonValue.EMPTY_JSON_OBJECT)
                    .build();

    private final JsonObject chat;
    private final JsonArray tools;
    private final String format;

    ToolChoice(JsonObject chat) {
        this.chat = chat;
        this.tools = Trees.array(chat, "tools");
        this.format = Trees.string(Trees.object(chat, "response_format"), "type");
    }

    /** Whether the model has no choice but to call a tool. */
    boolean isForced() {
        return wantsForm() || mustCall();
    }

    void add(JsonObjectBuilder request) throws CallProblem {
        JsonArrayBuilder all = Trees.make().createArrayBuilder();
        int count = 0;
        for (int i = 0; i < tools.size(); i++) {
            all.add(tool(Trees.object(tools, i), "tools[" + i + "]."));
            count++;
        }
        if (wantsForm()) {
            all.add(answer());
            count++;
        } else if (count == 0) {
            for (String name : calledBefore()) {
                all.add(
                        Trees.make()
                                .createObjectBuilder()
                                .add("name", name)
                                .add("input_schema", NO_PARAMETERS));
                count++;
            }
        }
        if (count > 0) {
            request.add("tools", all);
            choice(request);
        }
    }

    private void choice(JsonObjectBuilder request) throws CallProblem {
        JsonObjectBuilder choice = Trees.make().createObjectBuilder();
        String word = tools.isEmpty() ? "none" : word();
        if (wantsForm()) {
            if (word.equals("none")) {
                choice.add("type", "tool").add("name", ANSWER);
            } else {
                choice.add("type", "any");
            }
        } else {
            switch (word) {
                case "", "auto" -> choice.add("type", "auto");
                case "required" -> choice.add("type", "any");
                case "none" -> choice.add("type", "none");
                case "tool" -> choice.add("type", "tool").add("name", named());
                default ->
                        throw Checks.wrongValue(
                                "tool_choice",
                                "'none', 'auto', 'required', or the name of a function");
            }
        }
        boolean single =
                JsonValue.FALSE.equals(chat.get("parallel_tool_calls"))
                        && (wantsForm() || !word.equals("none"));
        if (single) {
            choice.add("disable_parallel_tool_use", true);
        }
        if (single || wantsForm() || !word.isEmpty()) {
            request.add("tool_choice", choice);
        }
    }

    /** A tool that must be called comes before the form of the answer that follows from it. */
    private boolean wantsForm() {
        return !mustCall() && (format.equals("json_schema") || format.equals("json_object"));
    }

    private boolean mustCall() {
        return !tools.isEmpty() && (word().equals("required") || word().equals("tool"));
    }

    private String word() {
        if (chat.get("tool_choice") instanceof JsonString word) {
            return word.getString();
        }
        JsonObject choice = Trees.object(chat, "tool_choice");
        return switch (Trees.string(choice, "type")) {
            case "function" -> "tool";
            case "allowed_tools" -> Trees.string(Trees.object(choice, "allowed_tools"), "mode");
            default -> choice.isEmpty() ? "" : "unknown";
        };
    }

    private String named() throws CallProblem {
        return Checks.text(
                Trees.object(Trees.object(chat, "tool_choice"), "function"),
                "name",
                "tool_choice.function.name");
    }

    private JsonObject answer() {
        JsonObject wanted = Trees.object(Trees.object(chat, "response_format"), "json_schema");
        JsonObject schema = Trees.object(wanted, "schema");
        String description = Trees.string(wanted, "description");
        return Trees.make()
                .createObjectBuilder()
                .add("name", ANSWER)
                .add(
                        "description",
                        description.isEmpty()
                                ? "Give the final answer to the user with this tool."
                                : description)
                .add(
                        "input_schema",
                        schema.isEmpty()
                                ? Trees.make().createObjectBuilder().add("type", "object").build()
                                : schema)
                .build();
    }

    private static JsonObject tool(JsonObject tool, String path) throws CallProblem {
        if (!Trees.string(tool, "type").equals("function")) {
            throw Checks.unsupported(
                    path + "type", "this model only has tools of the type 'function'");
        }
        JsonObject function = Trees.object(tool, "function");
        JsonObject parameters = Trees.object(function, "parameters");
        JsonObjectBuilder out =
                Trees.make()
                        .createObjectBuilder()
                        .add("name", Checks.text(function, "name", path + "function.name"))
                        .add(
                                "input_schema",
                                parameters.isEmpty()
                                        ? NO_PARAMETERS
                                        : parameters.containsKey("type")
                                                ? parameters
                                                : Trees.with(
                                                        parameters, "type", Trees.text("object")));
        if (!Trees.string(function, "description").isEmpty()) {
            out.add("description", Trees.string(function, "description"));
        }
        if (tool.get("cache_control") instanceof JsonObject cache) {
            out.add("cache_control", cache);
        }
        return out.build();
    }

    /** Calls in the dialogue need tools, also when none may be called any more. */
    private Set<String> calledBefore() {
        Set<String> names = new LinkedHashSet<>();
        for (JsonValue message : Trees.array(chat, "messages")) {
            if (message instanceof JsonObject object) {
                for (JsonValue call : Trees.array(object, "tool_calls")) {
                    String name =
                            call instanceof JsonObject said
                                    ? Trees.string(Trees.object(said, "function"), "name")
                                    : "";
                    if (!name.isEmpty()) {
                        names.add(name);
                    }
                }
            }
        }
        return names;
    }
}
