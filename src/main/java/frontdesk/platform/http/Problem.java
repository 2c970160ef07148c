package frontdesk.platform.http;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as RFC 9457 says it.
 *
 * @param code stable, for programs; {@code docs/handbook/errors.md} lists them
 * @param detail for people: what happened and what to do
 * @param field the input that is meant
 */
public record Problem(
        String type, String title, int status, String code, String detail, @Nullable String field) {

    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String code, String detail, @Nullable String field) {
        return new Problem("about:blank", titleOf(status), status, code, detail, field);
    }

    private static String titleOf(int status) {
        return switch (status) {
            case 400 -> "Bad request";
            case 401 -> "Sign in first";
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 406 -> "Not acceptable";
            case 409 -> "Conflict";
            case 412 -> "Changed meanwhile";
            case 413 -> "Too large";
            case 415 -> "Unsupported media type";
            case 422 -> "Cannot be done";
            case 428 -> "If-Match is missing";
            case 429 -> "Too many requests";
            case 503 -> "Not available now";
            default -> status >= 500 ? "Our mistake" : "Request refused";
        };
    }
}
