package frontdesk.assistant.control;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.assistant.control.SmallTalk.Intent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

class SmallTalkTest {

    private static Optional<Intent> intent(String text, String likely) {
        return SmallTalk.recognise(text, likely, "Velvet Fern").map(SmallTalk.Said::intent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Hi!                                   | en | GREETING
                    hello there, Velvet Fern team         | en | GREETING
                    Guten Morgen                          | de | GREETING
                    hola                                  | en | GREETING
                    Thank you so much, that helped!       | en | THANKS
                    Vielen Dank für Ihre Hilfe            | de | THANKS
                    شكرا جزيلا                            | ar | THANKS
                    ok thanks bye                         | en | THANKS
                    bonne soirée                          | fr | BYE
                    hi, how are you?                      | en | HOW_ARE_YOU
                    are you a bot?                        | en | WHO_ARE_YOU
                    ¿Eres un robot?                       | es | WHO_ARE_YOU
                    you are useless                       | en | FRUSTRATION
                    perfect, thanks                       | en | COMPLIMENT
                    agent please                          | en | PERSON
                    Can I talk to a real person?          | en | PERSON
                    I want to speak to a human about this | en | PERSON
                    Ich möchte mit einem Mitarbeiter sprechen | de | PERSON
                    quiero hablar con una persona         | es | PERSON
                    je voudrais parler à un conseiller    | fr | PERSON
                    أريد التحدث مع موظف                   | ar | PERSON
                    """)
    void recognisesWhatWantsNoSearch(String text, String likely, Intent intent) {
        assertThat(intent(text, likely)).contains(intent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hi, my printer is broken",
                "thanks, and how do I set up the VPN?",
                "hello, do you cut children's hair?",
                "Hallo, ich habe mein Passwort vergessen",
                "how do I add a person to a distribution list?",
                "which agent do I install on my laptop?",
                "can somebody teach me how to do my own face?",
                "nice nails, how much?",
                "do you do human hair extensions"
            })
    void leavesQuestionsToTheSearch(String text) {
        assertThat(intent(text, "en")).isEmpty();
    }

    @Test
    void noQuestionOfTheDevelopmentSetsIsSmallTalk() {
        for (String business : List.of("it-desk", "salon")) {
            assertThat(QuestionSet.read(business, "dev"))
                    .isNotEmpty()
                    .allSatisfy(
                            asked ->
                                    assertThat(intent(asked.question(), asked.language()))
                                            .isEmpty());
        }
    }

    @Test
    void takesTheOpeningOffAQuestion() {
        assertThat(SmallTalk.withoutOpening("Hi there! My printer is broken", "en"))
                .isEqualTo("My printer is broken");
        assertThat(SmallTalk.withoutOpening("Hallo, ich habe, glaube ich, ein Problem", "de"))
                .isEqualTo("ich habe, glaube ich, ein Problem");
        assertThat(SmallTalk.withoutOpening("hello", "en")).isEqualTo("hello");
    }
}
