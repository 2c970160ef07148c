package frontdesk.gateway.adapter.anthropic;

import frontdesk.gateway.control.Trees;
import frontdesk.gateway.control.Usage;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

import java.util.Map;
import java.util.Set;

/**
 * The {@code usage} of Anthropic's protocol, whose input does not count what its cache served and
 * took.
 */
final class AnthropicUsage {

    private static final Set<String> TIERS = Set.of("batch", "priority");

    private AnthropicUsage() {}

    static Usage read(JsonObject usage) {
        long cached = Trees.count(usage, "cache_read_input_tokens");
        JsonObject detail = Trees.object(usage, "cache_creation");
        long detailShort = Trees.count(detail, "ephemeral_5m_input_tokens");
        long detailLong = Trees.count(detail, "ephemeral_1h_input_tokens");
        long written =
                Math.max(
                        Trees.count(usage, "cache_creation_input_tokens"),
                        detailShort + detailLong);
        return new Usage(
                        Trees.count(usage, "input_tokens") + cached + written,
                        cached,
                        written - detailLong,
                        detailLong,
                        Trees.count(usage, "output_tokens"),
                        0)
                .sane();
    }

    /** The later of two counts of one stream, in which each is the sum so far. */
    static JsonObject merge(JsonObject before, JsonObject now) {
        JsonObjectBuilder merged = Trees.builder(before);
        for (Map.Entry<String, JsonValue> entry : now.entrySet()) {
            String name = entry.getKey();
            if (entry.getValue() instanceof JsonNumber) {
                merged.add(name, Math.max(Trees.count(before, name), Trees.count(now, name)));
            } else if (entry.getValue() != JsonValue.NULL) {
                merged.add(name, entry.getValue());
            }
        }
        return merged.build();
    }

    static String mode(JsonObject usage) {
        String tier = Trees.string(usage, "service_tier");
        return TIERS.contains(tier) ? tier : "";
    }

    static JsonObject write(Usage usage) {
        long written = usage.cacheWrite() + usage.cacheWriteLong();
        return Trees.make()
                .createObjectBuilder()
                .add("input_tokens", usage.input() - usage.cached() - written)
                .add("cache_creation_input_tokens", written)
                .add("cache_read_input_tokens", usage.cached())
                .add("output_tokens", usage.output())
                .build();
    }
}
