package frontdesk.assistant.control;

import frontdesk.assistant.Answer;
import frontdesk.assistant.Answer.Citation;
import frontdesk.assistant.Answer.Outcome;
import frontdesk.assistant.control.Excerpts.Piece;
import frontdesk.knowledge.Knowledge;
import frontdesk.knowledge.Passage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Answers without a model: in the articles' own words, the sentences that fit best. */
@ApplicationScoped
public class Extraction implements Answerer {

    public static final String NAME = "extractive";

    private static final int SENTENCES = 3;
    private static final int CITATIONS = 3;
    private static final int PASSAGES_OF_BEST = 4;
    private static final int CHARACTERS = 700;
    private static final int EXCERPT = 240;

    /** A further sentence must fit at least this much of what the best one does. */
    private static final double FURTHER = 0.8;

    /** A sentence of another article must fit better than the best of the first by this factor. */
    private static final double ELSEWHERE = 1.1;

    private record Fit(Piece piece, double score) {}

    @Inject Knowledge knowledge;

    @Override
    public int order() {
        return 100;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public Optional<Answer> answer(Findings findings, Consumer<String> deltas) {
        List<Fit> chosen = choose(findings);
        Map<UUID, Integer> numbers = new LinkedHashMap<>();
        List<Citation> citations = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Piece before = null;
        for (Fit fit : chosen) {
            Piece piece = fit.piece();
            if (before != null) {
                boolean sameParagraph =
                        !piece.list()
                                && !before.list()
                                && piece.passage().id().equals(before.passage().id());
                mark(
                        text,
                        before,
                        sameParagraph ? 0 : numbers.getOrDefault(before.passage().id(), 0));
                text.append(sameParagraph ? " " : "\n\n");
            }
            if (!numbers.containsKey(piece.passage().id())) {
                numbers.put(piece.passage().id(), numbers.size() + 1);
                citations.add(citation(numbers.size(), piece));
            }
            text.append(piece.text());
            before = piece;
        }
        if (before != null) {
            mark(text, before, numbers.getOrDefault(before.passage().id(), 0));
        }
        deltas.accept(text.toString());
        return Optional.of(
                new Answer(
                        Outcome.ANSWERED,
                        text.toString(),
                        List.copyOf(citations),
                        findings.confidence(),
                        findings.searched(),
                        NAME));
    }

    private static void mark(StringBuilder text, Piece piece, int number) {
        if (number > 0) {
            text.append(piece.list() ? "\n\n[" : " [").append(number).append(']');
        }
    }

    static Citation citation(int number, Piece piece) {
        Passage passage = piece.passage();
        String plain = piece.text().replaceAll("\\s+", " ");
        String excerpt =
                plain.length() <= EXCERPT
                        ? plain
                        : plain.substring(0, plain.lastIndexOf(' ', EXCERPT)) + " …";
        return new Citation(number, passage.articleId(), passage.title(), passage.url(), excerpt);
    }

    /** In reading order, the best article's first. */
    private List<Fit> choose(Findings findings) {
        List<Piece> first = pieces(findings.candidates().getFirst(), PASSAGES_OF_BEST);
        List<Piece> pieces = new ArrayList<>(first);
        findings.candidates().stream()
                .skip(1)
                .limit(2)
                .forEach(other -> pieces.addAll(pieces(other, 1)));
        List<Fit> fits = scored(findings, pieces);
        UUID article = findings.candidates().getFirst().articleId();
        Fit best =
                fits.stream()
                        .filter(fit -> fit.piece().passage().articleId().equals(article))
                        .max(Comparator.comparingDouble(Fit::score))
                        .orElseThrow();
        List<Fit> chosen = new ArrayList<>(List.of(best));
        HashSet<UUID> passages = new HashSet<>(List.of(best.piece().passage().id()));
        int length = best.piece().text().length();
        for (Fit fit :
                fits.stream().sorted(Comparator.comparingDouble(Fit::score).reversed()).toList()) {
            boolean own = fit.piece().passage().articleId().equals(article);
            // Where the model of meaning knows the language badly, words alone say too little about
            // other articles.
            boolean fitting =
                    own
                            ? fit.score() >= best.score() * FURTHER
                            : findings.searched().equals("en")
                                    && fit.score() >= best.score() * ELSEWHERE;
            boolean room =
                    chosen.size() < SENTENCES && length + fit.piece().text().length() <= CHARACTERS;
            if (fit != best && fitting && room && passages.size() < CITATIONS) {
                chosen.add(fit);
                passages.add(fit.piece().passage().id());
                length += fit.piece().text().length();
            }
        }
        List<UUID> order = new ArrayList<>(List.of(best.piece().passage().id()));
        chosen.forEach(
                fit -> {
                    if (!order.contains(fit.piece().passage().id())) {
                        order.add(fit.piece().passage().id());
                    }
                });
        chosen.sort(
                Comparator.<Fit>comparingInt(fit -> order.indexOf(fit.piece().passage().id()))
                        .thenComparingInt(fit -> fit.piece().order()));
        return chosen;
    }

    private static List<Piece> pieces(Candidate candidate, int passages) {
        return candidate.passages().stream()
                .sorted(
                        Comparator.comparingDouble(Passage::score)
                                .thenComparingDouble(Passage::textSimilarity)
                                .reversed())
                .limit(passages)
                .flatMap(passage -> Excerpts.of(passage).stream())
                .toList();
    }

    /**
     * Meaning, words and the heading above, each 0–1; the model's opinion counts less where it is
     * no English.
     */
    private List<Fit> scored(Findings findings, List<Piece> pieces) {
        double meaning = findings.searched().equals("en") ? 1 : 0.3;
        List<String> asked = Words.content(findings.question(), findings.searched());
        double[] similarity =
                knowledge.similarity(
                        findings.question(), pieces.stream().map(Extraction::inContext).toList());
        List<Fit> fits = new ArrayList<>();
        for (int i = 0; i < similarity.length; i++) {
            Piece piece = pieces.get(i);
            double words = findings.lexicon().coverage(asked, Words.of(piece.text()));
            double heading =
                    findings.lexicon().coverage(asked, Words.of(piece.passage().heading()));
            fits.add(
                    new Fit(
                            piece,
                            meaning * Math.max(0, similarity[i]) + 0.6 * words + 0.3 * heading));
        }
        return fits;
    }

    private static String inContext(Piece piece) {
        Passage passage = piece.passage();
        return (passage.heading().isEmpty()
                        ? passage.title()
                        : passage.title() + " – " + passage.heading())
                + ": "
                + piece.text();
    }
}
