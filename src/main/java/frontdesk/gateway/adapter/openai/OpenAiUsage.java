package frontdesk.gateway.adapter.openai;

import frontdesk.gateway.control.Trees;
import frontdesk.gateway.control.Usage;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import java.util.Set;

/**
 * The {@code usage} of OpenAI's protocol, with what DeepSeek, Groq, OpenRouter and xAI made of it.
 */
public final class OpenAiUsage {

    private static final Set<String> TIERS = Set.of("flex", "priority", "batch");

    private OpenAiUsage() {}

    /** What an answer or a chunk says. */
    public static Usage of(JsonObject answer) {
        JsonObject usage = Trees.object(answer, "usage");
        return read(
                usage.isEmpty() ? Trees.object(Trees.object(answer, "x_groq"), "usage") : usage);
    }

    static Usage read(JsonObject usage) {
        JsonObject prompt = Trees.object(usage, "prompt_tokens_details");
        long input = Trees.count(usage, "prompt_tokens");
        long output = Trees.count(usage, "completion_tokens");
        long reasoning =
                Trees.count(Trees.object(usage, "completion_tokens_details"), "reasoning_tokens");
        boolean besides =
                reasoning > 0 && Trees.count(usage, "total_tokens") == input + output + reasoning;
        long cached =
                prompt.containsKey("cached_tokens")
                        ? Trees.count(prompt, "cached_tokens")
                        : Trees.count(usage, "prompt_cache_hit_tokens");
        return new Usage(
                        input,
                        cached,
                        Trees.count(prompt, "cache_write_tokens"),
                        0,
                        besides ? output + reasoning : output,
                        reasoning)
                .sane();
    }

    public static JsonObject write(Usage usage) {
        long written = usage.cacheWrite() + usage.cacheWriteLong();
        JsonObjectBuilder prompt =
                Trees.make().createObjectBuilder().add("cached_tokens", usage.cached());
        if (written > 0) {
            prompt.add("cache_write_tokens", written);
        }
        return Trees.make()
                .createObjectBuilder()
                .add("prompt_tokens", usage.input())
                .add("completion_tokens", usage.output())
                .add("total_tokens", usage.total())
                .add("prompt_tokens_details", prompt)
                .add(
                        "completion_tokens_details",
                        Trees.make()
                                .createObjectBuilder()
                                .add("reasoning_tokens", usage.reasoning()))
                .build();
    }

    /** The service tier that an answer or a chunk names; empty for the usual one. */
    public static String mode(JsonObject answer) {
        String tier = Trees.string(answer, "service_tier");
        return TIERS.contains(tier) ? tier : "";
    }
}
