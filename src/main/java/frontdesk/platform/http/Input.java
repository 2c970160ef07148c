package frontdesk.platform.http;

import org.jspecify.annotations.Nullable;

/** Checks of what came in, with the field's name in the refusal. */
public final class Input {

    private Input() {}

    public static <T> T body(@Nullable T body) {
        if (body == null) {
            throw Refusal.of(400, "body_missing", "A JSON body is expected.");
        }
        return body;
    }

    /**
     * @param longest in UTF-16 code units
     */
    public static String text(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            throw Refusal.field(field, "required", field + " is missing.");
        }
        return optional(field, value, longest);
    }

    /** Empty where it is absent. */
    public static String optional(String field, @Nullable String value, int longest) {
        if (value == null) {
            return "";
        }
        if (value.length() > longest) {
            throw Refusal.field(
                    field, "too_long", field + " may have at most " + longest + " characters.");
        }
        if (value.indexOf('\0') >= 0) {
            throw Refusal.field(field, "invalid_text", field + " holds a NUL character.");
        }
        return value;
    }

    /**
     * @param wanted null means the default, 50
     */
    public static int limit(@Nullable Integer wanted) {
        int limit = wanted == null ? 50 : wanted;
        if (limit < 1 || limit > 200) {
            throw Refusal.field("limit", "out_of_range", "limit is between 1 and 200.");
        }
        return limit;
    }
}
