package frontdesk.assistant.control;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A question of a quality set.
 *
 * @param article the file name of the article that answers it; null when none does
 * @param also other articles that answer it as well
 * @param kind plain, rephrased, short, misspelt or outOfScope
 */
public record Asked(
        String question,
        String language,
        @Nullable String article,
        List<String> also,
        String kind) {

    boolean inScope() {
        return article != null;
    }
}
