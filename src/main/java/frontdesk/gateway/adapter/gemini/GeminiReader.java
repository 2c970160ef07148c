package frontdesk.gateway.adapter.gemini;

import frontdesk.gateway.adapter.openai.Chunks;
import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.ChunkReader;
import frontdesk.gateway.control.Trees;
import frontdesk.gateway.control.Usage;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the events of one answer, each of which looks like a small answer. */
final class GeminiReader implements ChunkReader {

    private final StringBuilder text = new StringBuilder();
    private final Map<Integer, Integer> calls = new HashMap<>();
    private Chunks chunks;
    private Usage usage = Usage.NONE;
    private boolean begun;
    private boolean complete;

    GeminiReader(String model, long created) {
        this.chunks = new Chunks("", created, model);
    }

    @Override
    public List<JsonObject> read(String event, String data) throws CallProblem {
        if (data.isBlank()) {
            return List.of();
        }
        if (data.strip().equals("[DONE]")) {
            complete = true;
            return List.of();
        }
        JsonObject own = Trees.parseEvent(data);
        GeminiAnswers.refuseErrors(own);
        Usage said = GeminiUsage.read(own);
        usage = said.total() > 0 ? said : usage;
        List<JsonObject> out = new ArrayList<>();
        begin(own, out);
        boolean over = false;
        for (JsonValue candidate : Trees.array(own, "candidates")) {
            if (candidate instanceof JsonObject object) {
                over |= hear(object, out);
            }
        }
        String blocked = GeminiAnswers.blockReason(own);
        if (!blocked.isEmpty() && !over) {
            out.add(say(0, "refusal", GeminiAnswers.refusal(blocked)));
            out.add(chunks.finish(0, "content_filter"));
            over = true;
        }
        if (over) {
            complete = true;
            out.add(chunks.usage(usage));
        }
        return out;
    }

    private void begin(JsonObject own, List<JsonObject> out) {
        if (!begun) {
            begun = true;
            String model = Trees.string(own, "modelVersion");
            chunks =
                    new Chunks(
                            GeminiAnswers.id(own),
                            chunks.created(),
                            model.isEmpty() ? chunks.model() : model);
            out.add(chunks.role());
        }
    }

    /**
     * @return whether the candidate is over
     */
    private boolean hear(JsonObject candidate, List<JsonObject> out) {
        int index = (int) Math.min(Trees.count(candidate, "index"), 1_000);
        for (JsonValue part : Trees.array(Trees.object(candidate, "content"), "parts")) {
            if (part instanceof JsonObject object) {
                hear(object, index, out);
            }
        }
        String reason = Trees.string(candidate, "finishReason");
        if (reason.isEmpty()) {
            return false;
        }
        out.add(chunks.finish(index, GeminiAnswers.finish(reason, calls.containsKey(index))));
        return true;
    }

    private void hear(JsonObject part, int index, List<JsonObject> out) {
        if (part.get("functionCall") instanceof JsonObject call) {
            int number = calls.merge(index, 1, Integer::sum) - 1;
            String name = Trees.string(call, "name");
            String arguments = Trees.object(call, "args").toString();
            text.append(name).append(arguments);
            out.add(
                    chunks.call(
                            index,
                            number,
                            GeminiAnswers.callId(call, chunks.id(), index, number),
                            name,
                            Contents.Signatures.write(Trees.string(part, "thoughtSignature"))));
            out.add(chunks.arguments(index, number, arguments));
        } else if (!Trees.string(part, "text").isEmpty()) {
            out.add(
                    say(
                            index,
                            Trees.isTrue(part.get("thought")) ? "reasoning_content" : "content",
                            Trees.string(part, "text")));
        }
    }

    private JsonObject say(int index, String member, String piece) {
        text.append(piece);
        return chunks.text(index, member, piece);
    }

    @Override
    public Usage usage() {
        return usage;
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
