package frontdesk.assistant.boundary;

import frontdesk.assistant.Answer;
import frontdesk.assistant.Assistant;
import frontdesk.assistant.Turn;
import frontdesk.identity.Businesses;
import frontdesk.platform.commands.Command;
import frontdesk.platform.http.Input;
import frontdesk.platform.security.CallerContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Another system asks a question, outside of any conversation. */
@ApplicationScoped
public class AskCommand implements Command<AskCommand.Question> {

    private static final int LONGEST = 2_000;

    @Inject private Assistant assistant;

    @Inject private Businesses businesses;

    public record Question(@Nullable String question, @Nullable String language) {}

    /**
     * @param outcome answered, refused, handedOff or smallTalk
     */
    public record Answered(
            String outcome,
            String text,
            List<Answer.Citation> citations,
            double confidence,
            String language) {}

    @Override
    public String type() {
        return "ask";
    }

    @Override
    public Class<Question> data() {
        return Question.class;
    }

    @Override
    public boolean changes() {
        return false;
    }

    @Override
    public Answered carryOut(Question question) {
        String text = Input.text("question", question.question(), LONGEST);
        String language = Input.optional("language", question.language(), 3);
        String business = businesses.byId(CallerContext.current().requireTenant()).name();
        Answer answer =
                assistant.answer(
                        new Turn(business, text, language.isEmpty() ? null : language, List.of()),
                        delta -> {});
        return new Answered(
                word(answer.outcome()),
                answer.text(),
                answer.citations(),
                answer.confidence(),
                answer.language());
    }

    private static String word(Answer.Outcome outcome) {
        return switch (outcome) {
            case ANSWERED -> "answered";
            case REFUSED -> "refused";
            case HAND_OFF -> "handedOff";
            case SMALL_TALK -> "smallTalk";
        };
    }
}
