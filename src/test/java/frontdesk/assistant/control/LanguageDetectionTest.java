package frontdesk.assistant.control;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.assistant.adapter.LinguaLanguages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

class LanguageDetectionTest {

    private static final LinguaLanguages LINGUA = new LinguaLanguages();
    private static final LanguageDetection DETECTION = new LanguageDetection();

    static {
        LINGUA.prepare();
        DETECTION.guess = LINGUA;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    How do I reset my password?                | de | en
                    Wie setze ich mein Passwort zurück?        | en | de
                    wo kann man parken                         | en | de
                    ¿Dónde puedo aparcar el coche?             | en | es
                    Comment puis-je annuler mon rendez-vous ?  | en | fr
                    كيف أعيد تعيين كلمة المرور؟                 | en | ar
                    كم ساعة تستمر جلسة VPN؟                    | en | ar
                    VPN-310                                    | de | de
                    amex?                                      | en | en
                    Outlook                                    | de | de
                    """)
    void detects(String text, String hint, String expected) {
        assertThat(DETECTION.detect(text, hint)).isEqualTo(expected);
    }

    @Test
    void functionWordsDoWhileTheModelsAreNotRead() {
        LanguageDetection early = new LanguageDetection();
        early.guess = new LinguaLanguages();
        assertThat(early.detect("wie kann ich meinen Termin absagen", "en")).isEqualTo("de");
        assertThat(early.detect("how can I cancel", null)).isEqualTo("en");
        assertThat(early.guess.guess("anything")).isEqualTo(Map.of());
    }

    @Test
    void questionsAreTakenForTheLanguageTheyAreIn() {
        long wrong = 0;
        for (String business : new String[] {"it-desk", "salon"}) {
            for (Asked asked : QuestionSet.read(business, "dev")) {
                wrong += DETECTION.detect(asked.question(), "en").equals(asked.language()) ? 0 : 1;
            }
        }
        assertThat(wrong).as("of 180, with a misleading hint").isLessThanOrEqualTo(5);
    }
}
