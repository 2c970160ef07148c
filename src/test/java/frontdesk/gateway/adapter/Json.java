package frontdesk.gateway.adapter;

import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.ChunkReader;
import frontdesk.gateway.control.Outgoing;
import frontdesk.gateway.control.Trees;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** JSON in tests, with ' for ". */
public final class Json {

    public static final Clock CLOCK =
            Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);

    private static final List<String> NAMES =
            List.of(
                    "model",
                    "messages",
                    "role",
                    "content",
                    "type",
                    "text",
                    "tools",
                    "function",
                    "name",
                    "parameters",
                    "tool_calls",
                    "id",
                    "arguments",
                    "tool_choice",
                    "response_format",
                    "json_schema",
                    "schema",
                    "usage",
                    "choices",
                    "delta",
                    "message",
                    "finish_reason",
                    "candidates",
                    "parts",
                    "functionCall",
                    "args",
                    "usageMetadata",
                    "promptTokenCount",
                    "input",
                    "stop",
                    "max_tokens",
                    "temperature",
                    "n",
                    "content_block",
                    "index",
                    "error",
                    "code",
                    "stop_reason",
                    "input_tokens",
                    "prompt_tokens",
                    "image_url",
                    "url",
                    "source",
                    "tool_use_id",
                    "input_schema",
                    "properties",
                    "anyOf",
                    "$ref",
                    "items",
                    "data",
                    "embedding",
                    "embeddings",
                    "values",
                    "thinking",
                    "system",
                    "promptFeedback",
                    "blockReason",
                    "stream",
                    "prompt",
                    "top_p");
    private static final List<String> WORDS =
            List.of(
                    "",
                    " ",
                    "user",
                    "assistant",
                    "system",
                    "tool",
                    "text",
                    "function",
                    "image_url",
                    "tool_use",
                    "tool_result",
                    "thinking",
                    "message_start",
                    "content_block_start",
                    "content_block_delta",
                    "content_block_stop",
                    "message_delta",
                    "message_stop",
                    "text_delta",
                    "input_json_delta",
                    "error",
                    "data:image/png;base64,AA",
                    "json_schema",
                    "object",
                    "#/properties/a",
                    "{",
                    "{\"a\":1}",
                    "high",
                    "required",
                    "STOP",
                    "base64",
                    "\ud800",
                    "gpt-4o");

    private static final List<JsonValue> ODD =
            List.of(
                    JsonValue.NULL,
                    JsonValue.TRUE,
                    JsonValue.FALSE,
                    Trees.number(new BigDecimal("1e999999999")),
                    Trees.number(new BigDecimal("-1e-999999999")));
    private static final int DEPTH = 4;
    private static final int MEMBERS = 8;
    private static final int ITEMS = 3;

    private Json() {}

    public static JsonObject of(String text) {
        return Trees.parse(text.replace('\'', '"'));
    }

    public static JsonObject body(Outgoing outgoing) {
        return Trees.parse(outgoing.body());
    }

    /**
     * @param events each the data of one
     */
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

    /**
     * Objects that look a little like what the protocols say, with anything anywhere; made from one
     * number, since jqwik's own trees take ten times as long.
     */
    public static Arbitrary<JsonObject> anything() {
        return Arbitraries.longs().map(seed -> object(new Random(seed), DEPTH));
    }

    private static JsonObject object(Random random, int depth) {
        JsonObjectBuilder object = Trees.make().createObjectBuilder();
        for (int left = random.nextInt(MEMBERS + 1); left > 0; left--) {
            object.add(one(NAMES, random), value(random, depth));
        }
        return object.build();
    }

    private static JsonValue array(Random random, int depth) {
        JsonArrayBuilder array = Trees.make().createArrayBuilder();
        for (int left = random.nextInt(ITEMS + 1); left > 0; left--) {
            array.add(value(random, depth));
        }
        return array.build();
    }

    private static JsonValue value(Random random, int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(8)) {
            case 0, 1 -> leaf(random);
            case 2, 3, 4 -> object(random, depth - 1);
            default -> array(random, depth - 1);
        };
    }

    private static JsonValue leaf(Random random) {
        return switch (random.nextInt(5)) {
            case 0, 1 -> Trees.text(one(WORDS, random));
            case 2 -> Trees.number(random.nextLong() >> random.nextInt(64));
            case 3 ->
                    Trees.number(
                            new BigDecimal(
                                    new BigInteger(random.nextInt(200), random),
                                    random.nextInt(-20, 20)));
            default -> one(ODD, random);
        };
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
