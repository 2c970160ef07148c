package frontdesk.assistant.control;

import frontdesk.knowledge.Vocabulary;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the words of a question weigh, and what misspelt ones were meant to be, judged by the
 * business's own words.
 */
public final class Lexicon {

    private static final int SHORTEST_CORRECTED = 3;

    private final Vocabulary vocabulary;
    private final String language;
    private final Map<String, Double> weights = new HashMap<>();

    Lexicon(Vocabulary vocabulary, String language) {
        this.vocabulary = vocabulary;
        this.language = language;
    }

    String language() {
        return language;
    }

    /**
     * Inverse document frequency as in BM25, above 0; the rarer the higher, highest for words that
     * nobody wrote.
     */
    double weight(String word) {
        return weights.computeIfAbsent(
                word,
                asked -> {
                    int passages = Math.max(1, vocabulary.passages());
                    int with = Math.min(passages, occurrences(asked));
                    return Math.log(1 + (passages - with + 0.5) / (with + 0.5));
                });
    }

    private int occurrences(String word) {
        Integer exact = vocabulary.occurrences().get(word);
        if (exact != null) {
            return exact;
        }
        return vocabulary.occurrences().entrySet().stream()
                .filter(entry -> Words.likeness(word, entry.getKey()) > 0.8)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Whether the business uses the word in some form. */
    boolean knows(String word) {
        return occurrences(word) > 0;
    }

    /**
     * The question with misspelt words replaced by those that were probably meant; empty when there
     * is none. English only: the search by meaning, which misspellings harm most, speaks nothing
     * else.
     */
    Optional<String> corrected(String text) {
        if (!language.equals("en")) {
            return Optional.empty();
        }
        String corrected = Words.fold(text);
        String before = corrected;
        for (String word : Words.content(text, language)) {
            if (isMisspelt(word)) {
                String meant = nearest(word);
                corrected =
                        meant.isEmpty()
                                ? corrected
                                : corrected.replaceAll("\\b" + word + "\\b", meant);
            }
        }
        return corrected.equals(before) ? Optional.empty() : Optional.of(corrected);
    }

    private boolean isMisspelt(String word) {
        return word.length() >= SHORTEST_CORRECTED
                && word.chars().allMatch(c -> c >= 'a' && c <= 'z')
                && !vocabulary.occurrences().containsKey(word)
                && !EnglishWords.contains(word);
    }

    private String nearest(String word) {
        Nearest nearest = new Nearest(word);
        vocabulary
                .occurrences()
                .forEach(
                        (written, passages) ->
                                nearest.offer(written, 0.15 + 0.02 * Math.log(passages)));
        EnglishWords.common().forEach(written -> nearest.offer(written, 0));
        return nearest.best;
    }

    private static final class Nearest {

        private final String word;
        private final int allowed;
        private String best = "";
        private double least = Double.MAX_VALUE;

        Nearest(String word) {
            this.word = word;
            this.allowed = word.length() >= 7 ? 2 : 1;
        }

        void offer(String written, double bonus) {
            int distance = Words.distance(word, written, allowed);
            if (distance <= allowed) {
                double cost =
                        distance
                                + (word.charAt(0) == written.charAt(0) ? 0 : 0.6)
                                - (sorted(word).equals(sorted(written)) ? 0.4 : 0)
                                - 0.05 * Words.commonPrefix(word, written)
                                - bonus;
                if (cost < least) {
                    least = cost;
                    best = written;
                }
            }
        }
    }

    private static String sorted(String word) {
        return word.chars()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The share of the question's weight that the written words cover, 0–1. */
    double coverage(List<String> asked, Iterable<String> written) {
        double all = 0;
        double covered = 0;
        for (String word : asked) {
            double weight = weight(word);
            double best = 0;
            for (String other : written) {
                best = Math.max(best, Words.likeness(word, other));
                if (best == 1) {
                    break;
                }
            }
            all += weight;
            covered += weight * best;
        }
        return all == 0 ? 0 : covered / all;
    }
}
