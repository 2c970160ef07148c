package frontdesk.gateway.adapter.anthropic;

import frontdesk.gateway.adapter.openai.Chunks;
import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.ChunkReader;
import frontdesk.gateway.control.Trees;
import frontdesk.gateway.control.Usage;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Reads the events of one message. */
final class AnthropicReader implements ChunkReader {

    private final StringBuilder text = new StringBuilder();
    private Chunks chunks;
    private JsonObject usage = JsonValue.EMPTY_JSON_OBJECT;
    private @Nullable OpenBlock open;
    private int calls;
    private boolean complete;

    AnthropicReader(String model, long created) {
        this.chunks = new Chunks("chatcmpl-0", created, model);
    }

    @Override
    public List<JsonObject> read(String event, String data) throws CallProblem {
        String json = data.strip();
        if (json.isEmpty()) {
            return List.of();
        }
        if (json.equals("[DONE]")) {
            complete = true;
            return List.of();
        }
        JsonObject told = Trees.parseEvent(json);
        String type = Trees.string(told, "type");
        return switch (type.isEmpty() ? event : type) {
            case "message_start" -> begin(Trees.object(told, "message"));
            case "content_block_start" -> start(Trees.object(told, "content_block"));
            case "content_block_delta" -> grow(Trees.object(told, "delta"));
            case "content_block_stop" -> stop();
            case "message_delta" -> finish(told);
            case "message_stop" -> end();
            case "error" -> throw AnthropicErrors.read(Trees.object(told, "error"));
            default -> List.of();
        };
    }

    private List<JsonObject> begin(JsonObject message) {
        String id = Trees.string(message, "id");
        String model = Trees.string(message, "model");
        chunks =
                new Chunks(
                        id.isEmpty() ? chunks.id() : id,
                        chunks.created(),
                        model.isEmpty() ? chunks.model() : model);
        usage = AnthropicUsage.merge(usage, Trees.object(message, "usage"));
        return List.of(chunks.role());
    }

    private List<JsonObject> start(JsonObject block) {
        OpenBlock begun = new OpenBlock(block, calls);
        open = begun;
        if (begun.isCall()) {
            calls++;
            String name = Trees.string(block, "name");
            text.append(name);
            return List.of(
                    chunks.call(
                            0,
                            begun.call(),
                            Trees.string(block, "id"),
                            name,
                            JsonValue.EMPTY_JSON_OBJECT));
        }
        return switch (begun.type()) {
            case "text" -> say("content", Trees.string(block, "text"));
            case "thinking" ->
                    say("reasoning_content", begun.think(Trees.string(block, "thinking")));
            default -> List.of();
        };
    }

    private List<JsonObject> grow(JsonObject delta) {
        OpenBlock block = open == null ? new OpenBlock(JsonValue.EMPTY_JSON_OBJECT, calls) : open;
        return switch (Trees.string(delta, "type")) {
            case "text_delta" -> say("content", Trees.string(delta, "text"));
            case "thinking_delta" ->
                    say("reasoning_content", block.think(Trees.string(delta, "thinking")));
            case "signature_delta" -> {
                block.sign(Trees.string(delta, "signature"));
                yield List.of();
            }
            case "input_json_delta" -> argue(block, Trees.string(delta, "partial_json"));
            default -> List.of();
        };
    }

    private List<JsonObject> stop() {
        OpenBlock block = open;
        open = null;
        if (block == null) {
            return List.of();
        }
        JsonObject thought = block.thought();
        if (thought != null) {
            return List.of(
                    chunks.delta(
                            0,
                            Trees.make()
                                    .createObjectBuilder()
                                    .add(
                                            "thinking_blocks",
                                            Trees.make().createArrayBuilder().add(thought))
                                    .build()));
        }
        return block.isSilent() ? argue(block, block.input()) : List.of();
    }

    private List<JsonObject> finish(JsonObject told) {
        usage = AnthropicUsage.merge(usage, Trees.object(told, "usage"));
        String reason = Trees.string(Trees.object(told, "delta"), "stop_reason");
        if (reason.isEmpty()) {
            return List.of();
        }
        complete = true;
        return List.of(chunks.finish(0, AnthropicAnswers.finish(reason, calls > 0)));
    }

    private List<JsonObject> end() {
        complete = true;
        return List.of(chunks.usage(usage()));
    }

    private List<JsonObject> argue(OpenBlock block, String piece) {
        if (piece.isEmpty() || !block.takesInput()) {
            return List.of();
        }
        block.argued();
        return block.isAnswer()
                ? say("content", piece)
                : said(piece, List.of(chunks.arguments(0, block.call(), piece)));
    }

    private List<JsonObject> say(String member, String piece) {
        return piece.isEmpty() ? List.of() : said(piece, List.of(chunks.text(0, member, piece)));
    }

    private List<JsonObject> said(String piece, List<JsonObject> out) {
        text.append(piece);
        return out;
    }

    @Override
    public Usage usage() {
        return AnthropicUsage.read(usage);
    }

    @Override
    public String mode() {
        return AnthropicUsage.mode(usage);
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    @Override
    public String text() {
        return text.toString();
    }
}
