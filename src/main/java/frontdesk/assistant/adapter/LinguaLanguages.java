package frontdesk.assistant.adapter;

import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;

import frontdesk.assistant.control.LanguageGuess;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Lingua with the models of the languages in Latin script; Arabic is known by its letters. */
@ApplicationScoped
public class LinguaLanguages implements LanguageGuess {

    private volatile @Nullable LanguageDetector detector;

    @Override
    public void prepare() {
        // Trigrams only: the full models cost 200 MB, and function words already decide most short
        // questions.
        LanguageDetector prepared =
                LanguageDetectorBuilder.fromLanguages(
                                Language.ENGLISH,
                                Language.GERMAN,
                                Language.SPANISH,
                                Language.FRENCH)
                        .withPreloadedLanguageModels()
                        .withLowAccuracyMode()
                        .build();
        detector = prepared;
    }

    @Override
    public Map<String, Double> guess(String text) {
        LanguageDetector prepared = detector;
        if (prepared == null) {
            return Map.of();
        }
        Map<String, Double> guesses = new HashMap<>();
        prepared.computeLanguageConfidenceValues(text)
                .forEach(
                        (language, confidence) ->
                                guesses.put(
                                        language.getIsoCode639_1()
                                                .toString()
                                                .toLowerCase(Locale.ROOT),
                                        confidence));
        return guesses;
    }
}
