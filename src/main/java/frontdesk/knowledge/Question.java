package frontdesk.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * What is looked for.
 *
 * @param language ISO 639-1; passages of this language only; null for all
 * @param limit how many passages, 1–50
 */
public record Question(String text, @Nullable String language, int limit) {}
