package frontdesk.gateway.adapter.anthropic;

import frontdesk.gateway.adapter.openai.Arguments;
import frontdesk.gateway.adapter.openai.OpenAiUsage;
import frontdesk.gateway.control.Trees;
import frontdesk.gateway.control.Usage;
import frontdesk.gateway.control.Wording;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a stream of chunks as the events of one message: block after block, and what it cost at
 * the end.
 */
final class AnthropicWriter implements Wording.ChunkWriter {

    private static final int NONE = -1;

    private record Call(int block, String id) {}

    private final String model;
    private final Map<Long, Call> calls = new HashMap<>();
    private List<String> events = new ArrayList<>();
    private boolean begun;
    private int blocks;
    private int open = NONE;
    private String kind = "";
    private String finish = "";
    private Usage usage = Usage.NONE;

    AnthropicWriter(String model) {
        this.model = model;
    }

    @Override
    public List<String> write(JsonObject chunk) {
        begin(Trees.string(chunk, "id"));
        Usage said = OpenAiUsage.of(chunk);
        usage = said.total() > 0 ? said : usage;
        JsonObject choice = Trees.object(Trees.array(chunk, "choices"), 0);
        if (Trees.whole(choice, "index") == 0) {
            JsonObject delta = Trees.object(choice, "delta");
            think(delta);
            say(Trees.string(delta, "content"));
            say(Trees.string(delta, "refusal"));
            for (JsonValue call : Trees.array(delta, "tool_calls")) {
                if (call instanceof JsonObject object) {
                    call(object);
                }
            }
            String reason = Trees.string(choice, "finish_reason");
            finish = reason.isEmpty() ? finish : reason;
        }
        return take();
    }

    @Override
    public List<String> end() {
        begin("");
        close();
        event(
                "message_delta",
                Trees.make()
                        .createObjectBuilder()
                        .add(
                                "delta",
                                Trees.make()
                                        .createObjectBuilder()
                                        .add(
                                                "stop_reason",
                                                ChatAnswers.stopReason(finish, !calls.isEmpty()))
                                        .addNull("stop_sequence"))
                        .add("usage", AnthropicUsage.write(usage)));
        event("message_stop", Trees.make().createObjectBuilder());
        return take();
    }

    /** An event with its name, which is also its type. */
    static String event(String name, JsonObject data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }

    private void begin(String id) {
        if (!begun) {
            begun = true;
            event(
                    "message_start",
                    Trees.make()
                            .createObjectBuilder()
                            .add(
                                    "message",
                                    Trees.builder(ChatAnswers.envelope(ChatAnswers.id(id), model))
                                            .addNull("stop_reason")
                                            .addNull("stop_sequence")
                                            .add("usage", AnthropicUsage.write(Usage.NONE))));
        }
    }

    private void think(JsonObject delta) {
        String piece = ChatAnswers.thought(delta);
        if (!piece.isEmpty()) {
            openBlock(
                    "thinking",
                    Trees.make()
                            .createObjectBuilder()
                            .add("type", "thinking")
                            .add("thinking", "")
                            .add("signature", ""));
            grow(open, "thinking_delta", "thinking", piece);
        }
        for (JsonValue block : Trees.array(delta, "thinking_blocks")) {
            String signature =
                    block instanceof JsonObject object ? Trees.string(object, "signature") : "";
            if (kind.equals("thinking") && !signature.isEmpty()) {
                grow(open, "signature_delta", "signature", signature);
            }
        }
    }

    private void say(String piece) {
        if (!piece.isEmpty()) {
            openBlock(
                    "text", Trees.make().createObjectBuilder().add("type", "text").add("text", ""));
            grow(open, "text_delta", "text", piece);
        }
    }

    /** Some servers give every call the index 0; then the id tells them apart. */
    private void call(JsonObject delta) {
        JsonObject function = Trees.object(delta, "function");
        long index = Trees.whole(delta, "index");
        String id = Trees.string(delta, "id");
        Call call = calls.get(index);
        if (call == null || (!id.isEmpty() && !id.equals(call.id()))) {
            close();
            openBlock(
                    "tool_use",
                    Trees.make()
                            .createObjectBuilder()
                            .add("type", "tool_use")
                            .add("id", id.isEmpty() ? "toolu_" + blocks : Arguments.plainId(id))
                            .add("name", Trees.string(function, "name"))
                            .add("input", JsonValue.EMPTY_JSON_OBJECT));
            call = new Call(open, id);
            calls.put(index, call);
        }
        String piece =
                function.get("arguments") instanceof JsonObject whole
                        ? whole.toString()
                        : Trees.string(function, "arguments");
        if (!piece.isEmpty()) {
            grow(call.block(), "input_json_delta", "partial_json", piece);
        }
    }

    private void openBlock(String wanted, JsonObjectBuilder block) {
        if (!kind.equals(wanted)) {
            close();
            open = blocks++;
            kind = wanted;
            event(
                    "content_block_start",
                    Trees.make()
                            .createObjectBuilder()
                            .add("index", open)
                            .add("content_block", block));
        }
    }

    private void grow(int block, String type, String member, String piece) {
        event(
                "content_block_delta",
                Trees.make()
                        .createObjectBuilder()
                        .add("index", block)
                        .add(
                                "delta",
                                Trees.make()
                                        .createObjectBuilder()
                                        .add("type", type)
                                        .add(member, piece)));
    }

    private void close() {
        if (open != NONE) {
            event("content_block_stop", Trees.make().createObjectBuilder().add("index", open));
            open = NONE;
            kind = "";
        }
    }

    private void event(String type, JsonObjectBuilder rest) {
        events.add(
                event(
                        type,
                        Trees.make().createObjectBuilder().add("type", type).addAll(rest).build()));
    }

    private List<String> take() {
        List<String> taken = events;
        events = new ArrayList<>();
        return taken;
    }
}
