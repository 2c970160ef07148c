package frontdesk.gateway.adapter.openai;

import frontdesk.gateway.control.Trees;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import org.jspecify.annotations.Nullable;

/** The arguments of a tool's call, which OpenAI sends as text and everybody else as an object. */
public final class Arguments {

    private Arguments() {}

    /**
     * Models now and then write broken JSON; it is kept as the one argument {@code arguments}, so
     * that the dialogue can go on.
     */
    public static JsonObject read(@Nullable JsonValue arguments) {
        if (arguments instanceof JsonObject object) {
            return object;
        }
        if (!(arguments instanceof JsonString string) || string.getString().isBlank()) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        try {
            return Trees.parse(string.getString());
        } catch (JsonException e) {
            return Trees.make().createObjectBuilder().add("arguments", string).build();
        }
    }

    /** For languages of providers that want a narrow set of characters in ids. */
    public static String plainId(String id) {
        return id.isEmpty() ? "call_0" : id.replaceAll("[^a-zA-Z0-9_-]", "_");
    }
}
