package frontdesk.assistant.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The language of a question. The script decides for Arabic; else function words and n-grams vote,
 * and the page's language counts for the more the less there is to go by: "VPN-310" is in no
 * language.
 */
@ApplicationScoped
public class LanguageDetection {

    private static final double HINT = 0.6;
    private static final double FUNCTION_WORD = 0.6;

    @Inject LanguageGuess guess;

    String detect(String text, @Nullable String hint) {
        String fallback = hint != null && Texts.speaks(hint) ? hint : "en";
        if (mostlyArabic(text)) {
            return "ar";
        }
        List<String> words =
                Words.of(text).stream().filter(word -> !word.matches(".*\\d.*")).toList();
        if (words.isEmpty()) {
            return fallback;
        }
        Map<String, Double> votes = new HashMap<>();
        votes.put(fallback, HINT);
        FunctionWords.count(words)
                .forEach(
                        (language, hits) ->
                                votes.merge(language, FUNCTION_WORD * hits, Double::sum));
        double weight = Math.min(1.5, 0.3 * words.size());
        guess.guess(text)
                .forEach(
                        (language, confidence) ->
                                votes.merge(language, weight * confidence, Double::sum));
        votes.remove("ar");
        return votes.entrySet().stream()
                .max(
                        Map.Entry.<String, Double>comparingByValue()
                                .thenComparing(vote -> vote.getKey().equals(fallback)))
                .map(Map.Entry::getKey)
                .orElse(fallback);
    }

    private static boolean mostlyArabic(String text) {
        long arabic =
                text.codePoints()
                        .filter(
                                c ->
                                        Character.UnicodeScript.of(c)
                                                == Character.UnicodeScript.ARABIC)
                        .count();
        long latin =
                text.codePoints()
                        .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN)
                        .count();
        return arabic > 0 && arabic * 2 >= latin;
    }
}
