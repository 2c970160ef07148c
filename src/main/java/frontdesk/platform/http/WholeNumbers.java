package frontdesk.platform.http;

import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Type;

/** JSON-B would make 1 of 1.5 and 0 of 1e400. */
final class WholeNumbers {

    private WholeNumbers() {}

    static final class OfLong implements JsonbDeserializer<Long> {

        @Override
        public @Nullable Long deserialize(
                JsonParser parser, DeserializationContext context, Type type) {
            return read(parser);
        }
    }

    static final class OfInteger implements JsonbDeserializer<Integer> {

        @Override
        public @Nullable Integer deserialize(
                JsonParser parser, DeserializationContext context, Type type) {
            Long value = read(parser);
            try {
                return value == null ? null : Math.toIntExact(value);
            } catch (ArithmeticException e) {
                throw new JsonbException("out of range", e);
            }
        }
    }

    private static @Nullable Long read(JsonParser parser) {
        JsonValue value = parser.getValue();
        if (value == JsonValue.NULL) {
            return null;
        }
        try {
            return ((JsonNumber) value).bigDecimalValue().longValueExact();
        } catch (ArithmeticException | ClassCastException e) {
            throw new JsonbException("no whole number", e);
        }
    }
}
