package frontdesk.knowledge;

import java.util.Map;

/**
 * Which words a business uses, in published articles of one language.
 *
 * @param passages how many passages there are
 * @param occurrences word (lower case, no accents or vowel signs, ss for ß, final yeh and heh in
 *     Arabic) to the number of passages with it
 */
public record Vocabulary(int passages, Map<String, Integer> occurrences) {}
