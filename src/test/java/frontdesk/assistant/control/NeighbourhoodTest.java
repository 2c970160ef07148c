package frontdesk.assistant.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import frontdesk.assistant.DemoKnowledge;
import frontdesk.knowledge.Passage;
import frontdesk.knowledge.Question;

import org.junit.jupiter.api.Test;

import java.util.List;

class NeighbourhoodTest {

    private final DemoKnowledge knowledge = DemoKnowledge.of("it-desk");

    private Neighbourhood of(String question, String language, List<String> excluded) {
        List<Passage> passages = knowledge.retrieve(new Question(question, language, 50));
        return Neighbourhood.of(
                question,
                passages,
                Words.content(question, language),
                new Lexicon(knowledge.vocabulary(language), language),
                excluded,
                knowledge);
    }

    @Test
    void whatIsAskedAmongAnsweredQuestionsHasTheLargerShare() {
        double own =
                of("my password has expired, what now", "en", knowledge.exclusions()).answered();
        double foreign =
                of("who scored the goal in the cup final", "en", knowledge.exclusions()).answered();
        assertThat(own).isGreaterThan(Math.log(0.5));
        assertThat(foreign).isLessThan(Math.log(0.5));
    }

    @Test
    void aBusinessMayLeaveMoreQuestionsToPeople() {
        List<String> some = List.of("do you sell hats", "is your house for sale");
        double before = of("do you sell wedding hats", "en", some).answered();
        double after =
                of(
                                "do you sell wedding hats",
                                "en",
                                List.of(
                                        "do you sell hats",
                                        "is your house for sale",
                                        "do you sell hats for weddings"))
                        .answered();
        assertThat(after).isLessThan(before);
    }

    @Test
    void whereNobodySaidWhatIsForeignTheVoteIsEven() {
        assertThat(of("Was kostet ein Hut?", "de", List.of()).answered())
                .isCloseTo(Math.log(0.5), within(1e-9));
    }
}
