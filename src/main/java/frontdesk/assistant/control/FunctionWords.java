package frontdesk.assistant.control;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The little words of each language: worthless for a search, the best evidence for the language of
 * a short text.
 */
final class FunctionWords {

    private static final Map<String, Set<String>> BY_LANGUAGE = read();

    private FunctionWords() {}

    static boolean contains(String language, String folded) {
        return BY_LANGUAGE.getOrDefault(language, Set.of()).contains(folded);
    }

    /** How many words of the text belong to each language; languages without one are absent. */
    static Map<String, Integer> count(List<String> folded) {
        Map<String, Integer> counts = new HashMap<>();
        BY_LANGUAGE.forEach(
                (language, words) -> {
                    int hits = (int) folded.stream().filter(words::contains).count();
                    if (hits > 0) {
                        counts.put(language, hits);
                    }
                });
        return counts;
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> read = new HashMap<>();
        Resources.properties("function-words.properties")
                .forEach(
                        (language, words) -> {
                            Set<String> folded = new HashSet<>();
                            for (String word : words.split(" ")) {
                                folded.addAll(Words.of(word));
                            }
                            read.put(language, Set.copyOf(folded));
                        });
        return Map.copyOf(read);
    }
}
