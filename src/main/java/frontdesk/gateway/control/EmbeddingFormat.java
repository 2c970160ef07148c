package frontdesk.gateway.control;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/**
 * Embeddings in the format that a client asked for. OpenAI's SDKs ask for base64 unless told
 * otherwise, and one of them cannot read anything else; most other servers only answer with
 * numbers.
 */
public final class EmbeddingFormat {

    private EmbeddingFormat() {}

    /** The answer itself where it has the format already. */
    public static JsonObject asAsked(JsonObject request, JsonObject answer) {
        if (!Trees.string(request, "encoding_format").equals("base64")) {
            return answer;
        }
        JsonArrayBuilder data = Trees.make().createArrayBuilder();
        for (JsonValue each : Trees.array(answer, "data")) {
            data.add(
                    each instanceof JsonObject entry
                                    && entry.get("embedding") instanceof JsonArray numbers
                            ? Trees.with(entry, "embedding", Trees.text(base64(numbers)))
                            : each);
        }
        return Trees.with(answer, "data", data.build());
    }

    private static String base64(JsonArray numbers) {
        ByteBuffer bytes =
                ByteBuffer.allocate(numbers.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (JsonValue number : numbers) {
            bytes.putFloat(
                    number instanceof JsonNumber value ? value.bigDecimalValue().floatValue() : 0);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
