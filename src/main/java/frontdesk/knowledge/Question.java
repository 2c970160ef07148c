package frontdesk.knowledge;

import org.jspecify.annotations.Nullable;

import java.util.function.Predicate;

/**
 * What is looked for.
 *
 * @param language ISO 639-1; passages of this language only; null for all
 * @param limit how many passages, 1–50
 * @param told which of the questions that articles are said to answer may lead to them: all, but
 *     for measuring
 */
public record Question(String text, @Nullable String language, int limit, Predicate<String> told) {

    public Question(String text, @Nullable String language, int limit) {
        this(text, language, limit, _ -> true);
    }
}
