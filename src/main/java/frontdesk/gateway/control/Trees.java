package frontdesk.gateway.control;

import jakarta.json.JsonArray;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonWriter;
import jakarta.json.JsonWriterFactory;
import jakarta.json.spi.JsonProvider;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Map;

/** JSON as trees; the factories are looked up once, which costs more than a small document. */
public final class Trees {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final JsonReaderFactory READERS = JSON.createReaderFactory(Map.of());
    private static final JsonWriterFactory WRITERS = JSON.createWriterFactory(Map.of());
    private static final JsonBuilderFactory BUILDERS = JSON.createBuilderFactory(Map.of());

    /** So that sums of counts stay far from an overflow. */
    private static final long MOST = 1_000_000_000_000L;

    private Trees() {}

    /**
     * @throws JsonException where it is no JSON object
     */
    public static JsonObject parse(byte[] utf8) {
        try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(utf8))) {
            return reader.readObject();
        } catch (RuntimeException | StackOverflowError e) {
            throw noObject(e);
        }
    }

    public static JsonObject parse(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (RuntimeException | StackOverflowError e) {
            throw noObject(e);
        }
    }

    /** Refuses what a provider sent as an event and is none. */
    public static JsonObject parseEvent(String text) throws CallProblem {
        try {
            return parse(text);
        } catch (JsonException e) {
            throw CallProblem.malformed("an event is no JSON object");
        }
    }

    /**
     * Too deep, too long a number, an exponent out of range: parsers say so with whatever exception
     * they like.
     */
    private static JsonException noObject(Throwable why) {
        return why instanceof JsonException known
                ? known
                : new JsonException("no JSON object", why);
    }

    public static byte[] bytes(JsonObject object) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1_024);
        try (JsonWriter writer = WRITERS.createWriter(out)) {
            writer.writeObject(object);
        }
        return out.toByteArray();
    }

    public static JsonBuilderFactory make() {
        return BUILDERS;
    }

    /** A copy with this member set. */
    public static JsonObject with(JsonObject object, String name, JsonValue value) {
        return builder(object).add(name, value).build();
    }

    public static JsonObject without(JsonObject object, String name) {
        return builder(object).remove(name).build();
    }

    public static JsonObjectBuilder builder(JsonObject object) {
        return BUILDERS.createObjectBuilder(object);
    }

    public static JsonString text(String value) {
        return JSON.createValue(value);
    }

    public static JsonNumber number(long value) {
        return JSON.createValue(value);
    }

    public static JsonNumber number(BigDecimal value) {
        return JSON.createValue(value);
    }

    /** The member where it is an object; else an empty one. */
    public static JsonObject object(JsonObject from, String name) {
        return from.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    /** The member where it is an array; else an empty one. */
    public static JsonArray array(JsonObject from, String name) {
        return from.get(name) instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY;
    }

    /** The member where it is a string; else an empty one. */
    public static String string(JsonObject from, String name) {
        return from.get(name) instanceof JsonString string ? string.getString() : "";
    }

    /** The member where it is a number; else 0. */
    public static long whole(JsonObject from, String name) {
        return from.get(name) instanceof JsonNumber number
                ? number.bigDecimalValue().longValue()
                : 0;
    }

    /**
     * The member where it is a number of things that can be counted; else 0. Never more than 10¹².
     */
    public static long count(JsonObject from, String name) {
        return from.get(name) instanceof JsonNumber number
                ? number.bigDecimalValue()
                        .max(BigDecimal.ZERO)
                        .min(BigDecimal.valueOf(MOST))
                        .longValue()
                : 0;
    }

    /**
     * The element where it is an object; else an empty one, also where there is no such element.
     */
    public static JsonObject object(JsonArray from, int index) {
        return index >= 0 && index < from.size() && from.get(index) instanceof JsonObject object
                ? object
                : JsonValue.EMPTY_JSON_OBJECT;
    }

    public static boolean isTrue(@Nullable JsonValue value) {
        return JsonValue.TRUE.equals(value);
    }

    /** Absent, or JSON's null. */
    public static boolean isMissing(JsonObject from, String name) {
        JsonValue value = from.get(name);
        return value == null || value == JsonValue.NULL;
    }
}
