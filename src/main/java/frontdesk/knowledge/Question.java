package frontdesk.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * What is looked for.
 *
 * @param language ISO 639-1; passages of this language only; null for all
 * @param limit how many passages, 1–50
 * @param without for measuring: as if no article were said to answer just this question; usually null
 */
public record Question(String text, @Nullable String language, int limit, @Nullable String without) {

    public Question(String text, @Nullable String language, int limit) {
        this(text, language, limit, null);
    }
}
