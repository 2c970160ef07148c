package frontdesk.gateway.adapter.gemini;

import frontdesk.gateway.control.Trees;
import frontdesk.gateway.control.Usage;

import jakarta.json.JsonObject;

/** What Gemini says of the cost. */
final class GeminiUsage {

    private GeminiUsage() {}

    /**
     * @param own an answer, or an event of a stream
     */
    static Usage read(JsonObject own) {
        JsonObject usage = Trees.object(own, "usageMetadata");
        long thoughts = Trees.count(usage, "thoughtsTokenCount");
        return new Usage(
                        Trees.count(usage, "promptTokenCount")
                                + Trees.count(usage, "toolUsePromptTokenCount"),
                        Trees.count(usage, "cachedContentTokenCount"),
                        0,
                        0,
                        Trees.count(usage, "candidatesTokenCount") + thoughts,
                        thoughts)
                .sane();
    }
}
