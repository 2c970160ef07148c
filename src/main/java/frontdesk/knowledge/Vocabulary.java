package frontdesk.knowledge;

import java.util.Map;

/**
 * Which words a business uses, in published articles of one language.
 *
 * @param passages how many passages there are
 * @param occurrences word, in lower case without accents, to the number of passages with it
 */
public record Vocabulary(int passages, Map<String, Integer> occurrences) {}
