package frontdesk.assistant.control;

import frontdesk.assistant.Answer;

import java.util.Optional;
import java.util.function.Consumer;

/** Writes the answer to a question that the knowledge holds an answer to. */
public interface Answerer {

    /** Those with a lower number are asked first. */
    int order();

    /** Whether it is configured. */
    boolean isReady();

    /**
     * @param deltas hears the answer grow; it may throw {@link
     *     java.util.concurrent.CancellationException}
     * @return empty when it could not, and another should
     */
    Optional<Answer> answer(Findings findings, Consumer<String> deltas);
}
