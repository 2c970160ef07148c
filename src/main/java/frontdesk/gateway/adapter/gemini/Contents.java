package frontdesk.gateway.adapter.gemini;

import frontdesk.gateway.adapter.openai.Arguments;
import frontdesk.gateway.adapter.openai.Checks;
import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.Trees;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

import java.util.HashMap;
import java.util.Map;

/**
 * The messages of a chat as Gemini's contents: instructions apart, the results of tools together,
 * calls known by their names.
 */
final class Contents {

    /** Stands for the thought behind a call that was not Gemini's, or whose client dropped it. */
    private static final String NO_SIGNATURE = "skip_thought_signature_validator";

    private final boolean signs;
    private final JsonArrayBuilder system = Trees.make().createArrayBuilder();
    private final JsonArrayBuilder contents = Trees.make().createArrayBuilder();
    private final Map<String, String> names = new HashMap<>();
    private JsonArrayBuilder results = Trees.make().createArrayBuilder();
    private boolean hasResults;

    /**
     * @param signs whether the model refuses calls without a signature
     */
    private Contents(boolean signs) {
        this.signs = signs;
    }

    static void add(JsonObjectBuilder request, JsonArray chat, boolean signs) throws CallProblem {
        Contents all = new Contents(signs);
        for (int i = 0; i < chat.size(); i++) {
            all.read(Checks.object(chat.get(i), "messages[" + i + "]"), "messages[" + i + "]");
        }
        all.closeResults();
        JsonArray system = all.system.build();
        JsonArray contents = all.contents.build();
        if (contents.isEmpty() && !system.isEmpty()) {
            contents = Trees.make().createArrayBuilder().add(content("user", system)).build();
        } else if (!system.isEmpty()) {
            request.add(
                    "systemInstruction", Trees.make().createObjectBuilder().add("parts", system));
        }
        if (contents.isEmpty()) {
            throw Checks.wrongValue("messages", "at least one message with content");
        }
        request.add("contents", contents);
    }

    private void read(JsonObject message, String path) throws CallProblem {
        String role = Trees.string(message, "role");
        if (role.equals("tool")) {
            result(message);
            return;
        }
        closeResults();
        JsonArray parts = Parts.of(message.get("content"), path + ".content");
        switch (role) {
            case "system", "developer" -> parts.forEach(system::add);
            case "user" -> put("user", parts);
            case "assistant" -> put("model", said(parts, message, path));
            default ->
                    throw Checks.unsupported(
                            path + ".role",
                            "this model knows 'system', 'developer', 'user', 'assistant', and"
                                    + " 'tool'");
        }
    }

    private void put(String role, JsonArray parts) {
        if (!parts.isEmpty()) {
            contents.add(content(role, parts));
        }
    }

    private static JsonObject content(String role, JsonArray parts) {
        return Trees.make().createObjectBuilder().add("role", role).add("parts", parts).build();
    }

    private JsonArray said(JsonArray texts, JsonObject message, String path) throws CallProblem {
        JsonArrayBuilder parts = Trees.make().createArrayBuilder(texts);
        JsonArray calls = Trees.array(message, "tool_calls");
        for (int i = 0; i < calls.size(); i++) {
            JsonObject call = Trees.object(calls, i);
            JsonObject function = Trees.object(call, "function");
            String name =
                    Checks.text(function, "name", path + ".tool_calls[" + i + "].function.name");
            names.put(Trees.string(call, "id"), name);
            JsonObjectBuilder part =
                    Trees.make()
                            .createObjectBuilder()
                            .add(
                                    "functionCall",
                                    Trees.make()
                                            .createObjectBuilder()
                                            .add("name", name)
                                            .add(
                                                    "args",
                                                    Arguments.read(function.get("arguments"))));
            String signature = Signatures.read(call);
            if (!signature.isEmpty() || (signs && i == 0)) {
                part.add("thoughtSignature", signature.isEmpty() ? NO_SIGNATURE : signature);
            }
            parts.add(part);
        }
        return parts.build();
    }

    private void result(JsonObject message) {
        String name =
                names.getOrDefault(
                        Trees.string(message, "tool_call_id"), Trees.string(message, "name"));
        results.add(
                Trees.make()
                        .createObjectBuilder()
                        .add(
                                "functionResponse",
                                Trees.make()
                                        .createObjectBuilder()
                                        .add("name", name.isEmpty() ? "unknown" : name)
                                        .add(
                                                "response",
                                                response(Parts.text(message.get("content"))))));
        hasResults = true;
    }

    /** Gemini wants an object. */
    private static JsonObject response(String text) {
        try {
            return Trees.parse(text);
        } catch (JsonException e) {
            return Trees.make().createObjectBuilder().add("result", text).build();
        }
    }

    private void closeResults() {
        if (hasResults) {
            contents.add(content("user", results.build()));
            results = Trees.make().createArrayBuilder();
            hasResults = false;
        }
    }

    /**
     * Where OpenAI's protocol carries the signature of a thought: where Google's own translation
     * puts it.
     */
    static final class Signatures {

        private Signatures() {}

        static String read(JsonObject call) {
            return Trees.string(
                    Trees.object(Trees.object(call, "extra_content"), "google"),
                    "thought_signature");
        }

        static JsonObject write(String signature) {
            return signature.isEmpty()
                    ? JsonValue.EMPTY_JSON_OBJECT
                    : Trees.make()
                            .createObjectBuilder()
                            .add(
                                    "extra_content",
                                    Trees.make()
                                            .createObjectBuilder()
                                            .add(
                                                    "google",
                                                    Trees.make()
                                                            .createObjectBuilder()
                                                            .add("thought_signature", signature)))
                            .build();
        }
    }
}
