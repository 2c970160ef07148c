package frontdesk.gateway.boundary;

import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.shared.Page;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** Pages of a short list that is sorted by name. */
final class NameCursor {

    private static final String MARK = "name ";

    private NameCursor() {}

    static <T> Page<T> page(
            List<T> all,
            Function<T, String> name,
            @Nullable String after,
            @Nullable Integer limit) {
        int most = Input.limit(limit);
        String from = decode(after);
        List<T> rest =
                all.stream()
                        .filter(one -> from.isEmpty() || name.apply(one).compareTo(from) > 0)
                        .limit(most + 1L)
                        .toList();
        return Page.of(rest, most, last -> encode(name.apply(last)));
    }

    private static String encode(String name) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((MARK + name).getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return "";
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
            if (text.startsWith(MARK)) {
                return text.substring(MARK.length());
            }
        } catch (IllegalArgumentException e) {
            // As one that has no mark.
        }
        throw Refusal.field("after", "invalid_cursor", "after is the next of the page before.");
    }
}
