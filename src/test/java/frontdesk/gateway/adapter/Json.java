package frontdesk.gateway.adapter;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.ChunkReader;
import frontdesk.gateway.control.Outgoing;
import frontdesk.gateway.control.Trees;

/** JSON in tests, with ' for ". */
public final class Json {

    public static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);

    private static final List<String> NAMES = List.of("model", "messages", "role", "content", "type", "text", "tools", "function", "name",
            "parameters", "tool_calls", "id", "arguments", "tool_choice", "response_format", "json_schema", "schema", "usage", "choices",
            "delta", "message", "finish_reason", "candidates", "parts", "functionCall", "args", "usageMetadata", "promptTokenCount",
            "input", "stop", "max_tokens", "temperature", "n", "content_block", "index", "error", "code", "stop_reason", "input_tokens",
            "prompt_tokens", "image_url", "url", "source", "tool_use_id", "input_schema", "properties", "anyOf", "$ref", "items", "data",
            "embedding", "embeddings", "values", "thinking", "system", "promptFeedback", "blockReason", "stream", "prompt", "top_p");
    private static final List<String> WORDS = List.of("", " ", "user", "assistant", "system", "tool", "text", "function", "image_url",
            "tool_use", "tool_result", "thinking", "message_start", "content_block_start", "content_block_delta", "content_block_stop",
            "message_delta", "message_stop", "text_delta", "input_json_delta", "error", "data:image/png;base64,AA", "json_schema", "object",
            "#/properties/a", "{", "{\"a\":1}", "high", "required", "STOP", "base64", "\ud800", "gpt-4o");

    private Json() {}

    public static JsonObject of(String text) {
        return Trees.parse(text.replace('\'', '"'));
    }

    public static JsonObject body(Outgoing outgoing) {
        return Trees.parse(outgoing.body());
    }

    /** @param events each the data of one */
    public static List<JsonObject> read(ChunkReader reader, String... events) throws CallProblem {
        List<JsonObject> chunks = new ArrayList<>();
        for (String event : events) {
            chunks.addAll(reader.read("", event.replace('\'', '"')));
        }
        return chunks;
    }

    public static JsonObject delta(JsonObject chunk) {
        return Trees.object(Trees.object(Trees.array(chunk, "choices"), 0), "delta");
    }

    public static String finish(JsonObject chunk) {
        return Trees.string(Trees.object(Trees.array(chunk, "choices"), 0), "finish_reason");
    }

    /** Objects that look a little like what the protocols say, with anything anywhere. */
    public static Arbitrary<JsonObject> anything() {
        Arbitrary<JsonValue> leaf = Arbitraries.oneOf(
                Arbitraries.of(WORDS).map(Trees::text),
                Arbitraries.longs().map(Trees::number),
                Arbitraries.bigDecimals().map(Trees::number),
                Arbitraries.of(JsonValue.NULL, JsonValue.TRUE, JsonValue.FALSE, Trees.number(new java.math.BigDecimal("1e999999999")),
                        Trees.number(new java.math.BigDecimal("-1e-999999999"))));
        return object(grow(grow(grow(grow(leaf)))));
    }

    private static Arbitrary<JsonValue> grow(Arbitrary<JsonValue> inner) {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(2, inner),
                net.jqwik.api.Tuple.of(3, object(inner).map(value -> (JsonValue) value)),
                net.jqwik.api.Tuple.of(3, inner.list().ofMaxSize(3).map(list -> {
                    JsonArrayBuilder array = Trees.make().createArrayBuilder();
                    list.forEach(array::add);
                    return (JsonValue) array.build();
                })));
    }

    private static Arbitrary<JsonObject> object(Arbitrary<JsonValue> inner) {
        return Arbitraries.maps(Arbitraries.of(NAMES), inner).ofMaxSize(8).map(map -> {
            JsonObjectBuilder object = Trees.make().createObjectBuilder();
            map.forEach(object::add);
            return object.build();
        });
    }
}
