package frontdesk.gateway.adapter.openai;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** A file inside an address (RFC 2397). */
public record DataUrl(String mediaType, String base64) {

    /**
     * @return null where it is not a data URL in base64
     */
    public static @Nullable DataUrl read(String url) {
        int comma = url.indexOf(',');
        if (comma < 0 || !url.regionMatches(true, 0, "data:", 0, 5)) {
            return null;
        }
        String head = url.substring(5, comma).toLowerCase(Locale.ROOT);
        if (!head.endsWith(";base64")) {
            return null;
        }
        int end = head.indexOf(';');
        return new DataUrl(
                end == 0 ? "text/plain" : head.substring(0, end), url.substring(comma + 1));
    }
}
