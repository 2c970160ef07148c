package frontdesk.gateway.adapter.echo;

import frontdesk.gateway.control.TokenCount;
import frontdesk.gateway.control.Trees;
import frontdesk.shared.Ids;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import java.util.ArrayList;
import java.util.List;

/**
 * What an echo says, whole or in pieces.
 *
 * @param tool that the text is the arguments for; empty where it is said
 */
record Echo(String model, String tool, String text, long input, long output, boolean cut) {

    private static final int PIECE = 24;
    private static final String CALL = "call_echo";

    static Echo of(
            String model,
            String tool,
            String said,
            long input,
            long mostTokens,
            TokenCount tokens) {
        long all = tokens.of(said);
        if (mostTokens == 0 || all <= mostTokens) {
            return new Echo(model, tool, said, input, all, false);
        }
        int from = 0;
        int to = said.length();
        while (from < to) {
            int middle = (from + to + 1) / 2;
            if (tokens.of(said.substring(0, middle)) <= mostTokens) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        String text = said.substring(0, from);
        return new Echo(model, tool, text, input, tokens.of(text), true);
    }

    JsonObject answer() {
        return head("chat.completion")
                .add(
                        "choices",
                        Trees.make()
                                .createArrayBuilder()
                                .add(
                                        Trees.make()
                                                .createObjectBuilder()
                                                .add("index", 0)
                                                .add("message", message().add("role", "assistant"))
                                                .add("finish_reason", reason())))
                .add("usage", usage())
                .build();
    }

    String events() {
        List<String> pieces = new ArrayList<>();
        for (int from = 0; from < text.length(); from += PIECE) {
            pieces.add(text.substring(from, Math.min(text.length(), from + PIECE)));
        }
        StringBuilder events = new StringBuilder();
        event(events, chunk(begun().add("role", "assistant"), ""));
        pieces.forEach(piece -> event(events, chunk(more(piece), "")));
        event(events, chunk(Trees.make().createObjectBuilder(), reason()));
        event(
                events,
                head("chat.completion.chunk")
                        .add("choices", Trees.make().createArrayBuilder())
                        .add("usage", usage())
                        .build());
        return events.append("data: [DONE]\n\n").toString();
    }

    private JsonObjectBuilder message() {
        return tool.isEmpty()
                ? Trees.make().createObjectBuilder().add("content", text)
                : call(Trees.make()
                                .createObjectBuilder()
                                .add("id", CALL)
                                .add("type", "function")
                                .add(
                                        "function",
                                        Trees.make()
                                                .createObjectBuilder()
                                                .add("name", tool)
                                                .add("arguments", text)))
                        .addNull("content");
    }

    private JsonObjectBuilder begun() {
        return tool.isEmpty()
                ? more("")
                : call(
                        Trees.make()
                                .createObjectBuilder()
                                .add("index", 0)
                                .add("id", CALL)
                                .add("type", "function")
                                .add(
                                        "function",
                                        Trees.make()
                                                .createObjectBuilder()
                                                .add("name", tool)
                                                .add("arguments", "")));
    }

    private JsonObjectBuilder more(String piece) {
        return tool.isEmpty()
                ? Trees.make().createObjectBuilder().add("content", piece)
                : call(
                        Trees.make()
                                .createObjectBuilder()
                                .add("index", 0)
                                .add(
                                        "function",
                                        Trees.make()
                                                .createObjectBuilder()
                                                .add("arguments", piece)));
    }

    private static JsonObjectBuilder call(JsonObjectBuilder call) {
        return Trees.make()
                .createObjectBuilder()
                .add("tool_calls", Trees.make().createArrayBuilder().add(call));
    }

    private JsonObject chunk(JsonObjectBuilder delta, String reason) {
        JsonObjectBuilder choice =
                Trees.make().createObjectBuilder().add("index", 0).add("delta", delta);
        if (reason.isEmpty()) {
            choice.addNull("finish_reason");
        } else {
            choice.add("finish_reason", reason);
        }
        return head("chat.completion.chunk")
                .add("choices", Trees.make().createArrayBuilder().add(choice))
                .build();
    }

    private static void event(StringBuilder events, JsonObject data) {
        events.append("data: ").append(data).append("\n\n");
    }

    private JsonObjectBuilder head(String object) {
        var id = Ids.next();
        return Trees.make()
                .createObjectBuilder()
                .add("id", "chatcmpl-" + id)
                .add("object", object)
                .add("created", (id.getMostSignificantBits() >>> 16) / 1_000)
                .add("model", model);
    }

    private JsonObjectBuilder usage() {
        return Trees.make()
                .createObjectBuilder()
                .add("prompt_tokens", input)
                .add("completion_tokens", output)
                .add("total_tokens", input + output);
    }

    private String reason() {
        return cut ? "length" : tool.isEmpty() ? "stop" : "tool_calls";
    }
}
