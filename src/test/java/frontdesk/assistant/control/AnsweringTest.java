package frontdesk.assistant.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.assistant.Answer;
import frontdesk.assistant.Answer.Outcome;
import frontdesk.assistant.DemoKnowledge;
import frontdesk.assistant.Turn;
import frontdesk.assistant.Turn.Utterance;
import frontdesk.assistant.adapter.LinguaLanguages;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.regex.Pattern;

@org.jspecify.annotations.NullUnmarked
class AnsweringTest {

    private static final DemoKnowledge KNOWLEDGE = DemoKnowledge.of("it-desk");

    private final Answering door = new Answering();
    private final List<Answerer> answerers = new ArrayList<>();
    private Optional<String> translation = Optional.empty();

    @BeforeEach
    void build() {
        door.knowledge = KNOWLEDGE;
        door.languages = new LanguageDetection();
        door.languages.guess = new LinguaLanguages();
        door.retrieval = new Retrieval();
        door.retrieval.knowledge = KNOWLEDGE;
        door.foreign = new ForeignQuestions();
        door.foreign.retrieval = door.retrieval;
        door.foreign.translator = (text, from, to) -> translation;
        Extraction extraction = new Extraction();
        extraction.knowledge = KNOWLEDGE;
        answerers.add(extraction);
        door.answerers = answerers;
    }

    private Answer ask(String text, String hint, Utterance... history) {
        return door.answer(new Turn("Halvorn IT Desk", text, hint, List.of(history)), delta -> {});
    }

    @Test
    void answersWithCitationsThatResolve() {
        Answer answer = ask("Hi! How do I reset my password?", "en");
        assertThat(answer.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(answer.citations()).hasSizeBetween(1, 3);
        assertThat(answer.citations().getFirst().title())
                .isEqualTo(KNOWLEDGE.titles.get("reset-password"));
        List<Integer> marks =
                Pattern.compile("\\[(\\d+)]")
                        .matcher(answer.text())
                        .results()
                        .map(mark -> Integer.parseInt(mark.group(1)))
                        .distinct()
                        .toList();
        assertThat(marks)
                .isEqualTo(answer.citations().stream().map(Answer.Citation::number).toList());
        assertThat(answer.confidence()).isBetween(0.5, 1.0);
        assertThat(answer.answerer()).isEqualTo("extractive");
    }

    @Test
    void answersInGermanFromGermanArticles() {
        Answer answer = ask("Wie stelle ich in Teams eine Rufumleitung ein?", "en");
        assertThat(answer.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(answer.language()).isEqualTo("de");
        assertThat(answer.citations().getFirst().title())
                .isEqualTo(KNOWLEDGE.titles.get("rufumleitung-mailbox"));
    }

    @Test
    void refusesInTheQuestionsLanguageWhatItDoesNotHold() {
        assertThat(ask("What is the capital of Australia?", "en").outcome())
                .isEqualTo(Outcome.REFUSED);
        Answer german = ask("Wer ist gerade Tabellenführer in der Bundesliga?", "en");
        assertThat(german.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(german.text()).contains("Artikeln keine Antwort");
    }

    @Test
    void handsOffAndTalksSmallWithoutASearch() {
        door.retrieval.knowledge = null;
        assertThat(ask("agent please", "en").outcome()).isEqualTo(Outcome.HAND_OFF);
        Answer hello = ask("Hallo!", "en");
        assertThat(hello.outcome()).isEqualTo(Outcome.SMALL_TALK);
        assertThat(hello.text()).contains("Halvorn IT Desk").contains("Hallo");
        assertThat(ask("  ?! ", "en").outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void tellsHonestlyThatThereAreNoArticlesInALanguage() {
        Answer answer = ask("¿Cómo puedo instalar la impresora FollowPrint?", "es");
        assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(answer.text()).contains("español", "inglés");
        assertThat(answer.citations()).isNotEmpty();
        assertThat(answer.citations().getFirst().title()).contains("FollowPrint");
    }

    @Test
    void searchesByTranslationWhereAModelCan() {
        translation = Optional.of("How do I reset my password?");
        Answer answer = ask("¿Cómo puedo restablecer mi contraseña?", "es");
        assertThat(answer.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(answer.citations().getFirst().title())
                .isEqualTo(KNOWLEDGE.titles.get("reset-password"));
    }

    @Test
    void understandsAFollowUpByTheQuestionBefore() {
        Answer answer =
                ask(
                        "and from my phone?",
                        "en",
                        new Utterance(true, "How do I print with FollowPrint?"),
                        new Utterance(false, "Choose the printer FollowPrint. [1]"));
        assertThat(answer.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(answer.citations().getFirst().title())
                .isEqualTo(KNOWLEDGE.titles.get("printing-followprint"));
    }

    @Test
    void aShortNewSubjectIsNotTakenForAFollowUp() {
        Utterance before = new Utterance(true, "How do I move my authenticator to a new phone?");
        Utterance answered = new Utterance(false, "Open the security page. [1]");
        for (String question :
                List.of(
                        "Can I bring my dog to the office?",
                        "And can I bring my dog?",
                        "What is on the lunch menu today?")) {
            assertThat(ask(question, "en", before, answered).outcome())
                    .as(question)
                    .isEqualTo(Outcome.REFUSED);
        }
    }

    @Test
    void anotherAnswererStepsInWithoutAppendingToAHalfSentence() {
        answerers.add(
                new Answerer() {
                    @Override
                    public int order() {
                        return 1;
                    }

                    @Override
                    public boolean isReady() {
                        return true;
                    }

                    @Override
                    public Optional<Answer> answer(Findings findings, Consumer<String> deltas) {
                        deltas.accept("You reset it by");
                        return Optional.empty();
                    }
                });
        StringBuilder heard = new StringBuilder();
        Answer answer =
                door.answer(
                        new Turn("X", "How do I reset my password?", "en", List.of()),
                        heard::append);
        assertThat(answer.answerer()).isEqualTo("extractive");
        assertThat(heard).hasToString("You reset it by");
    }

    @Test
    void stopsWhenNobodyListens() {
        assertThatThrownBy(
                        () ->
                                door.answer(
                                        new Turn(
                                                "X",
                                                "How do I reset my password?",
                                                "en",
                                                List.of()),
                                        delta -> {
                                            throw new CancellationException();
                                        }))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void summarisesWhatWasAsked() {
        String summary =
                door.summarise(
                        new Turn(
                                "X",
                                "agent please",
                                "en",
                                List.of(
                                        new Utterance(true, "Hi, how do I reset my password?"),
                                        new Utterance(false, "Open the page. [1]"),
                                        new Utterance(true, "and who won the match?"),
                                        new Utterance(false, Texts.of("en").get("refused")))));
        assertThat(summary)
                .contains(
                        "how do I reset my password?",
                        "who won the match?",
                        "no answer",
                        "talk to a person");
    }
}
