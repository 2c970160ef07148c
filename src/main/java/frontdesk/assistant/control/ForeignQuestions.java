package frontdesk.assistant.control;

import frontdesk.assistant.Answer;
import frontdesk.assistant.Answer.Citation;
import frontdesk.assistant.Answer.Outcome;
import frontdesk.assistant.Turn.Utterance;
import frontdesk.assistant.control.Excerpts.Piece;
import frontdesk.knowledge.Passage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Questions in a language that the business has no article in: translated when a model can, else
 * told honestly.
 */
@ApplicationScoped
public class ForeignQuestions {

    private static final int NAMED = 3;

    /**
     * Untranslated, only names and codes can match; this share of the question's words makes an
     * article worth naming.
     */
    private static final double WORTH_NAMING = 0.25;

    private static final double SAME_WORD = 0.8;

    private record Shared(Passage passage, double share) {}

    @Inject Retrieval retrieval;

    @Inject Translator translator;

    Answer answer(
            String question,
            String language,
            Set<String> known,
            List<Utterance> history,
            Function<Findings, Answer> write) {
        List<String> order =
                known.stream()
                        .sorted(Comparator.comparingInt(one -> one.equals("en") ? 0 : 1))
                        .toList();
        List<Findings> all = new ArrayList<>();
        for (String other : order) {
            Optional<String> translated = translator.translate(question, language, other);
            Findings findings =
                    retrieval.find(translated.orElse(question), language, other, history);
            if (translated.isPresent() && findings.inScope()) {
                return write.apply(findings);
            }
            all.add(findings);
        }
        return refuse(language, order, all, Words.content(question, language));
    }

    private static Answer refuse(
            String language, List<String> known, List<Findings> all, List<String> asked) {
        List<Citation> citations = new ArrayList<>();
        all.stream()
                .flatMap(findings -> findings.candidates().stream())
                .map(
                        candidate ->
                                new Shared(
                                        candidate.passages().getFirst(), shared(asked, candidate)))
                .filter(one -> one.share() >= WORTH_NAMING)
                .sorted(Comparator.comparingDouble(Shared::share).reversed())
                .limit(NAMED)
                .forEach(one -> citations.add(cite(citations.size() + 1, one.passage())));
        Texts texts = Texts.of(language);
        String names = String.join(", ", known.stream().map(texts::nameOf).toList());
        if (citations.isEmpty()) {
            return Replies.of(
                    Outcome.REFUSED, language, "refused.languages", texts.nameOf(language), names);
        }
        StringBuilder list = new StringBuilder();
        citations.forEach(
                one ->
                        list.append("\n- ")
                                .append(one.title())
                                .append(" [")
                                .append(one.number())
                                .append(']'));
        String text =
                texts.get(
                        "refused.languages.fits",
                        texts.nameOf(language),
                        names,
                        list.append("\n\n"));
        return Replies.of(Outcome.REFUSED, language, List.copyOf(citations), text);
    }

    private static double shared(List<String> asked, Candidate candidate) {
        Set<String> written =
                candidate.passages().stream()
                        .flatMap(
                                passage ->
                                        Words.of(passage.title() + " " + passage.text()).stream())
                        .collect(Collectors.toSet());
        return asked.stream()
                        .filter(
                                word ->
                                        written.stream()
                                                .anyMatch(
                                                        other ->
                                                                Words.likeness(word, other)
                                                                        > SAME_WORD))
                        .count()
                / (double) Math.max(1, asked.size());
    }

    private static Citation cite(int number, Passage passage) {
        return Extraction.citation(number, new Piece(passage, 0, passage.text(), false));
    }
}
