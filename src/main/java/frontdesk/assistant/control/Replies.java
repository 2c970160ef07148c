package frontdesk.assistant.control;

import frontdesk.assistant.Answer;
import frontdesk.assistant.Answer.Citation;
import frontdesk.assistant.Answer.Outcome;
import frontdesk.assistant.control.SmallTalk.Intent;
import frontdesk.assistant.control.SmallTalk.Said;

import java.util.List;

/** Answers in our own words. */
final class Replies {

    private Replies() {}

    static Answer refused(String language) {
        return of(Outcome.REFUSED, language, "refused");
    }

    static Answer of(Outcome outcome, String language, String key, Object... arguments) {
        return of(outcome, language, List.of(), Texts.of(language).get(key, arguments));
    }

    static Answer of(Outcome outcome, String language, List<Citation> citations, String text) {
        double confidence = outcome == Outcome.REFUSED ? 0 : 1;
        return new Answer(
                outcome,
                text,
                citations,
                confidence,
                Texts.of(language).language(),
                Extraction.NAME);
    }

    static Answer to(Said said, String business) {
        String key =
                switch (said.intent()) {
                    case PERSON -> "handOff";
                    case FRUSTRATION -> "frustration";
                    case WHO_ARE_YOU -> "whoAreYou";
                    case HOW_ARE_YOU -> "howAreYou";
                    case COMPLIMENT -> "compliment";
                    case THANKS -> "thanks";
                    case BYE -> "bye";
                    case GREETING, FILLER -> "greeting";
                };
        Outcome outcome = said.intent() == Intent.PERSON ? Outcome.HAND_OFF : Outcome.SMALL_TALK;
        return of(outcome, said.language(), key, business);
    }
}
