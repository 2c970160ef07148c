package frontdesk.integration.control;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonPointer;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;

import java.io.StringReader;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a command's data of what came: JSON whose texts have JSON Pointers (RFC 6901) in braces. A
 * text that is one such place becomes what is there; in the middle of a text, it becomes words.
 */
record HookTemplate(JsonObject shape) {

    private static final Pattern PLACE = Pattern.compile("\\{(/[^{}]*)}");
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    static HookTemplate of(String json) {
        return new HookTemplate(object(json));
    }

    static JsonObject object(String json) {
        try (var reader = READERS.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    JsonObject fill(JsonObject payload) {
        return fill(shape, payload);
    }

    private static JsonObject fill(JsonObject part, JsonObject payload) {
        var filled = BUILDERS.createObjectBuilder();
        part.forEach((name, value) -> filled.add(name, fill(value, payload)));
        return filled.build();
    }

    private static JsonValue fill(JsonValue part, JsonObject payload) {
        return switch (part) {
            case JsonObject object -> fill(object, payload);
            case JsonArray array -> {
                var filled = BUILDERS.createArrayBuilder();
                array.forEach(value -> filled.add(fill(value, payload)));
                yield filled.build();
            }
            case JsonString text -> fill(text.getString(), payload);
            default -> part;
        };
    }

    private static JsonValue fill(String text, JsonObject payload) {
        Matcher place = PLACE.matcher(text);
        if (place.matches()) {
            return typed(at(place.group(1), payload));
        }
        return Json.createValue(
                place.reset()
                        .replaceAll(
                                found ->
                                        Matcher.quoteReplacement(
                                                words(at(found.group(1), payload)))));
    }

    /** Commands take texts where others send numbers, such as their ids. */
    private static JsonValue typed(JsonValue value) {
        return value instanceof JsonNumber ? Json.createValue(value.toString()) : value;
    }

    private static String words(JsonValue value) {
        return switch (value) {
            case JsonString text -> text.getString();
            case JsonStructure structure -> structure.toString();
            default -> value.getValueType() == JsonValue.ValueType.NULL ? "" : value.toString();
        };
    }

    /** Null where nothing is. */
    private static JsonValue at(String pointer, JsonObject payload) {
        try {
            JsonPointer place = Json.createPointer(pointer);
            return place.containsValue(payload) ? place.getValue(payload) : JsonValue.NULL;
        } catch (JsonException e) {
            return JsonValue.NULL;
        }
    }
}
