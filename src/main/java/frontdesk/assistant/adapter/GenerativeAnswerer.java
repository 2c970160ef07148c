package frontdesk.assistant.adapter;

import frontdesk.assistant.Answer;
import frontdesk.assistant.control.Answerer;
import frontdesk.assistant.control.Candidate;
import frontdesk.assistant.control.Findings;
import frontdesk.assistant.control.ModelText;
import frontdesk.assistant.control.Translator;
import frontdesk.gateway.Gateway;
import frontdesk.knowledge.Passage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Lets a language model write, over the passages that were found. */
@ApplicationScoped
public class GenerativeAnswerer implements Answerer, Translator {

    private static final Logger LOG = Logger.getLogger("Frontdesk.assistant.model");
    private static final int OF_BEST = 3;
    private static final int OF_OTHERS = 1;
    private static final int OTHERS = 2;

    @Inject Gateway gateway;

    @Inject ModelStream stream;

    @Override
    public int order() {
        return 10;
    }

    @Override
    public boolean isReady() {
        return gateway.assistantModel().isPresent();
    }

    @Override
    public Optional<Answer> answer(Findings findings, Consumer<String> deltas) {
        Optional<String> chosen = gateway.assistantModel();
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        List<Passage> passages = passages(findings);
        String model = chosen.get();
        try {
            String written = stream.complete(Prompt.answer(model, findings, passages), deltas);
            if (written.contains(Prompt.NO_ANSWER)) {
                return Optional.of(ModelText.refusal(findings));
            }
            return ModelText.answer(written, passages, findings, model);
        } catch (ModelFailure e) {
            warn(e);
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> translate(String text, String from, String to) {
        Optional<String> model = gateway.assistantModel();
        if (model.isEmpty()) {
            return Optional.empty();
        }
        try {
            String translated =
                    stream.complete(Prompt.translation(model.get(), text, from, to), delta -> {})
                            .strip();
            return Optional.of(translated)
                    .filter(t -> !t.isEmpty() && t.length() < 10 * text.length() + 100);
        } catch (ModelFailure e) {
            warn(e);
            return Optional.empty();
        }
    }

    private static void warn(ModelFailure failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        LOG.warnf("The model did not answer, so the articles do: %s", cause.toString());
    }

    private static List<Passage> passages(Findings findings) {
        return Stream.concat(
                        best(findings.candidates().getFirst(), OF_BEST),
                        findings.candidates().stream()
                                .skip(1)
                                .limit(OTHERS)
                                .flatMap(other -> best(other, OF_OTHERS)))
                .toList();
    }

    private static Stream<Passage> best(Candidate candidate, int count) {
        return candidate.passages().stream()
                .sorted(
                        Comparator.comparingDouble(Passage::score)
                                .thenComparingDouble(Passage::textSimilarity)
                                .reversed())
                .limit(count);
    }
}
