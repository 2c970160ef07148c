package frontdesk.assistant.control;

import frontdesk.assistant.Answer;
import frontdesk.assistant.Answer.Outcome;
import frontdesk.assistant.Assistant;
import frontdesk.assistant.Turn;
import frontdesk.assistant.control.SmallTalk.Said;
import frontdesk.knowledge.Knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** The door: one turn from what was said to an answer, a refusal, a pleasantry or a person. */
@ApplicationScoped
public class Answering implements Assistant {

    private static final Logger LOG = Logger.getLogger("Frontdesk.assistant");
    private static final int LONGEST = 2_000;

    @Inject LanguageDetection languages;

    @Inject Retrieval retrieval;

    @Inject ForeignQuestions foreign;

    @Inject Knowledge knowledge;

    Iterable<Answerer> answerers = List.of();

    @Inject
    void use(@Any Instance<Answerer> all) {
        answerers = all;
    }

    @Override
    public Answer answer(Turn turn, Consumer<String> deltas) {
        String hint = turn.language();
        String text = beginning(turn.text());
        String language = languages.detect(text, hint);
        try {
            Answer answer = answer(turn, text, language, deltas);
            if (answer.outcome() != Outcome.ANSWERED) {
                deltas.accept(answer.text());
            }
            return answer;
        } catch (CancellationException stopped) {
            throw stopped;
        } catch (RuntimeException e) {
            LOG.error("A turn failed; the customer was offered a person", e);
            return Replies.refused(language);
        }
    }

    private Answer answer(Turn turn, String text, String language, Consumer<String> deltas) {
        if (Words.of(text).isEmpty()) {
            return Replies.of(Outcome.REFUSED, language, "refused.empty");
        }
        Optional<Said> said = SmallTalk.recognise(text, language, turn.business());
        if (said.isPresent()) {
            return Replies.to(said.get(), turn.business());
        }
        Set<String> known = knowledge.languages();
        if (!known.isEmpty() && !known.contains(language)) {
            return foreign.answer(
                    SmallTalk.withoutOpening(text, language),
                    language,
                    known,
                    turn.history(),
                    findings -> write(findings, deltas));
        }
        Findings findings = find(turn, text, language);
        return findings.inScope() ? write(findings, deltas) : Replies.refused(language);
    }

    /** For measuring: what a question by itself brings. */
    Findings find(Turn turn, String text, String language) {
        String question = SmallTalk.withoutOpening(text, language);
        FollowUp.Kind kind =
                turn.history().isEmpty() ? FollowUp.Kind.NONE : FollowUp.kind(question, language);
        Optional<String> before =
                kind == FollowUp.Kind.NONE ? Optional.empty() : FollowUp.before(turn, language);
        if (before.isEmpty()) {
            return retrieval.find(question, language, language, turn.history());
        }
        Findings alone = retrieval.find(question, language, language, turn.history());
        boolean newSubject = kind == FollowUp.Kind.POSSIBLE && alone.inScope();
        if (newSubject) {
            return alone;
        }
        Findings joined =
                retrieval.find(before.get() + " " + question, language, language, turn.history());
        return FollowUp.isAbout(joined, Words.content(question, language), kind) ? joined : alone;
    }

    private Answer write(Findings findings, Consumer<String> deltas) {
        List<Answerer> ready =
                StreamSupport.stream(answerers.spliterator(), false)
                        .filter(Answerer::isReady)
                        .sorted(Comparator.comparingInt(Answerer::order))
                        .toList();
        AtomicBoolean heard = new AtomicBoolean();
        for (Answerer answerer : ready) {
            // Whoever steps in for one that broke off must not append to its half sentence.
            Consumer<String> own =
                    heard.get()
                            ? delta -> deltas.accept("")
                            : delta -> {
                                heard.set(heard.get() || !delta.isEmpty());
                                deltas.accept(delta);
                            };
            Optional<Answer> answer = answerer.answer(findings, own);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return Replies.refused(findings.language());
    }

    @Override
    public String language(String text, String hint) {
        return languages.detect(beginning(text), hint);
    }

    private static String beginning(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    @Override
    public String summarise(Turn conversation) {
        return Summary.of(conversation, languages);
    }
}
