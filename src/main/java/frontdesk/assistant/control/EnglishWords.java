package frontdesk.assistant.control;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which words are English, so that a rare one is not taken for a misspelt one. */
final class EnglishWords {

    private static final int COMMON =
            Integer.parseInt(Resources.lines("words.en.txt").get(1).replaceAll("\\D", ""));
    private static final List<String> WORDS =
            Resources.lines("words.en.txt").stream().filter(line -> !line.startsWith("#")).toList();
    private static final Set<String> ALL = Set.copyOf(new HashSet<>(WORDS));

    private EnglishWords() {}

    static boolean contains(String word) {
        return ALL.contains(word);
    }

    /** Those that people may be expected to mean. */
    static List<String> common() {
        return WORDS.subList(0, COMMON);
    }
}
