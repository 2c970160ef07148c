package frontdesk.gateway.adapter.openai;

import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.Trees;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * Checks of a request's parameters; what is wrong is named by its path. Absent and null ones pass
 * unless they are required.
 */
public final class Checks {

    private Checks() {}

    public static CallProblem missing(String path) {
        return CallProblem.invalid(
                path, "missing_required_parameter", "Missing required parameter: '" + path + "'.");
    }

    public static CallProblem wrongType(String path, String expected, @Nullable JsonValue got) {
        return CallProblem.invalid(
                path,
                "invalid_type",
                "Invalid type for '"
                        + path
                        + "': expected "
                        + expected
                        + ", but got "
                        + kind(got)
                        + " instead.");
    }

    public static CallProblem wrongValue(String path, String expected) {
        return CallProblem.invalid(
                path,
                "invalid_value",
                "Invalid value for '" + path + "': expected " + expected + ".");
    }

    public static CallProblem unsupported(String path, String why) {
        return CallProblem.invalid(
                path, "unsupported_value", "Unsupported value for '" + path + "': " + why + ".");
    }

    /** A text that must be there and not be empty. */
    public static String text(JsonObject from, String name, String path) throws CallProblem {
        JsonString text = optionalText(from, name, path);
        if (text == null) {
            throw missing(path);
        }
        if (text.getString().isEmpty()) {
            throw CallProblem.invalid(
                    path, "empty_string", "Invalid '" + path + "': empty string.");
        }
        return text.getString();
    }

    public static @Nullable JsonString optionalText(JsonObject from, String name, String path)
            throws CallProblem {
        if (Trees.isMissing(from, name)) {
            return null;
        }
        if (from.get(name) instanceof JsonString text) {
            return text;
        }
        throw wrongType(path, "a string", from.get(name));
    }

    /** An array that must be there and not be empty. */
    public static JsonArray array(JsonObject from, String name, String path) throws CallProblem {
        if (Trees.isMissing(from, name)) {
            throw missing(path);
        }
        JsonArray array = optionalArray(from, name, path);
        if (array.isEmpty()) {
            throw CallProblem.invalid(
                    path,
                    "empty_array",
                    "Invalid '" + path + "': empty array. Expected at least one element.");
        }
        return array;
    }

    public static JsonArray optionalArray(JsonObject from, String name, String path)
            throws CallProblem {
        if (!Trees.isMissing(from, name) && !(from.get(name) instanceof JsonArray)) {
            throw wrongType(path, "an array", from.get(name));
        }
        return Trees.array(from, name);
    }

    public static JsonObject object(@Nullable JsonValue value, String path) throws CallProblem {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw value == null ? missing(path) : wrongType(path, "an object", value);
    }

    public static void optionalObject(JsonObject from, String name, String path)
            throws CallProblem {
        if (!Trees.isMissing(from, name)) {
            object(from.get(name), path);
        }
    }

    public static void flag(JsonObject from, String name) throws CallProblem {
        JsonValue value = from.get(name);
        if (!Trees.isMissing(from, name)
                && !JsonValue.TRUE.equals(value)
                && !JsonValue.FALSE.equals(value)) {
            throw wrongType(name, "a boolean", value);
        }
    }

    public static void whole(JsonObject from, String name, String path, long least, long most)
            throws CallProblem {
        if (Trees.isMissing(from, name)) {
            return;
        }
        if (!(from.get(name) instanceof JsonNumber number)
                || number.bigDecimalValue().stripTrailingZeros().scale() > 0) {
            throw wrongType(path, "an integer", from.get(name));
        }
        within("integer", number, path, BigDecimal.valueOf(least), BigDecimal.valueOf(most));
    }

    public static void decimal(JsonObject from, String name, String path, long least, long most)
            throws CallProblem {
        if (Trees.isMissing(from, name)) {
            return;
        }
        if (!(from.get(name) instanceof JsonNumber number)) {
            throw wrongType(path, "a number", from.get(name));
        }
        within("decimal", number, path, BigDecimal.valueOf(least), BigDecimal.valueOf(most));
    }

    private static void within(
            String kind, JsonNumber number, String path, BigDecimal least, BigDecimal most)
            throws CallProblem {
        BigDecimal value = number.bigDecimalValue();
        if (value.compareTo(least) < 0) {
            throw CallProblem.invalid(
                    path,
                    kind + "_below_min_value",
                    "Invalid '"
                            + path
                            + "': "
                            + kind
                            + " below minimum value. Expected a value >= "
                            + least
                            + ", but got "
                            + value
                            + " instead.");
        }
        if (value.compareTo(most) > 0) {
            throw CallProblem.invalid(
                    path,
                    kind + "_above_max_value",
                    "Invalid '"
                            + path
                            + "': "
                            + kind
                            + " above maximum value. Expected a value <= "
                            + most
                            + ", but got "
                            + value
                            + " instead.");
        }
    }

    private static String kind(@Nullable JsonValue value) {
        if (value == null) {
            return "nothing";
        }
        return switch (value.getValueType()) {
            case ARRAY, OBJECT -> "an " + value.getValueType().name().toLowerCase(Locale.ROOT);
            case TRUE, FALSE -> "a boolean";
            case STRING, NUMBER -> "a " + value.getValueType().name().toLowerCase(Locale.ROOT);
            case NULL -> "null";
        };
    }
}
