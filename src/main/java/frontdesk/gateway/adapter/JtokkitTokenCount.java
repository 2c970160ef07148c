package frontdesk.gateway.adapter;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

import frontdesk.gateway.control.TokenCount;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** Counts with OpenAI's o200k_base, whose counts other tokenizers are near to. */
@ApplicationScoped
public class JtokkitTokenCount implements TokenCount {

    private static final long EACH_OBJECT = 4;
    private static final int LONGEST_PIECE = 100_000;
    private static final int DEEPEST = 64;

    private static final class Loaded {
        private static final Encoding ENCODING =
                Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    }

    @Override
    public long of(String text) {
        long count = 0;
        for (int from = 0; from < text.length(); from += LONGEST_PIECE) {
            count +=
                    Loaded.ENCODING.countTokensOrdinary(
                            text.substring(from, Math.min(text.length(), from + LONGEST_PIECE)));
        }
        return count;
    }

    @Override
    public long ofRequest(JsonObject body) {
        long count = 0;
        for (String part :
                new String[] {
                    "messages", "system", "prompt", "input", "tools", "choices", "content"
                }) {
            JsonValue value = body.get(part);
            count += value == null ? 0 : texts(value, 0);
        }
        return count;
    }

    private long texts(JsonValue value, int depth) {
        if (depth > DEEPEST) {
            return 0;
        }
        return switch (value) {
            case JsonString text ->
                    text.getString().startsWith("data:") ? EACH_OBJECT : of(text.getString());
            case JsonArray array -> array.stream().mapToLong(one -> texts(one, depth + 1)).sum();
            case JsonObject object ->
                    EACH_OBJECT
                            + object.values().stream()
                                    .mapToLong(one -> texts(one, depth + 1))
                                    .sum();
            default -> 0;
        };
    }
}
