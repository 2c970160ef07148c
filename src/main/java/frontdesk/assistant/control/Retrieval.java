package frontdesk.assistant.control;

import frontdesk.assistant.Turn.Utterance;
import frontdesk.knowledge.Knowledge;
import frontdesk.knowledge.Passage;
import frontdesk.knowledge.Question;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Finds the articles that may hold an answer, and judges how likely they do. */
@ApplicationScoped
public class Retrieval {

    private static final int PASSAGES = 50;

    /**
     * How many articles are compared sentence by sentence; the cost of a question grows with it.
     */
    private static final int CLOSER = 3;

    /** What comes this near to an excluded question is the same, in other words at most. */
    private static final double SAME = 0.9;

    /** A question that had to be corrected must fit this much better than as it was written. */
    private static final double CORRECTION = 0.02;

    @Inject Knowledge knowledge;

    /** Makes the first question as quick as the next. */
    public void prepare() {
        knowledge.similarity("", Evidence.WORLD);
    }

    /**
     * @param searched the language of the articles to look at; usually that of the question
     */
    Findings find(String question, String language, String searched, List<Utterance> history) {
        return find(
                new Look(question, language, knowledge.exclusions(), _ -> true), searched, history);
    }

    /**
     * For measuring: as if nobody had said of this very question which article answers it, or none.
     */
    Findings findNovel(String question, String language) {
        List<String> others =
                knowledge.exclusions().stream().filter(one -> !one.equals(question)).toList();
        return find(
                new Look(question, language, others, one -> !one.equals(question)),
                language,
                List.of());
    }

    /** For measuring: as if nobody had said of any question which article answers it, or none. */
    Findings findBare(String question, String language) {
        return find(new Look(question, language, List.of(), _ -> false), language, List.of());
    }

    private record Look(
            String question, String language, List<String> excluded, Predicate<String> told) {

        Look corrected(String better) {
            return new Look(better, language, excluded, told);
        }
    }

    private Findings find(Look look, String searched, List<Utterance> history) {
        Lexicon lexicon = new Lexicon(knowledge.vocabulary(searched), searched);
        Findings asWritten = search(look, lexicon, history);
        Optional<String> corrected = lexicon.corrected(look.question());
        if (corrected.isEmpty()) {
            return asWritten;
        }
        Findings better = search(look.corrected(corrected.get()), lexicon, history);
        return better.confidence() > asWritten.confidence() + CORRECTION ? better : asWritten;
    }

    private Findings search(Look look, Lexicon lexicon, List<Utterance> history) {
        String question = look.question();
        List<Passage> passages =
                knowledge.retrieve(
                        new Question(question, lexicon.language(), PASSAGES, look.told()));
        Judgement judgement =
                Judgement.of(lexicon.language(), passages.stream().anyMatch(Passage::told));
        List<String> asked = Words.content(question, lexicon.language());
        List<Candidate> ranked = candidates(question, passages, asked, lexicon, judgement);
        if (ranked.isEmpty()) {
            return new Findings(
                    question,
                    look.language(),
                    lexicon.language(),
                    history,
                    lexicon,
                    ranked,
                    new double[0],
                    0,
                    false,
                    0);
        }
        double[] gate =
                Evidence.ofResult(
                        ranked,
                        asked,
                        lexicon,
                        Neighbourhood.of(
                                question, passages, asked, lexicon, look.excluded(), knowledge));
        double scope = judgement.scope(gate);
        return new Findings(
                question,
                look.language(),
                lexicon.language(),
                history,
                lexicon,
                ranked,
                gate,
                scope,
                scope >= judgement.threshold() && gate[Evidence.EXCLUDED] < SAME,
                judgement.confidence(gate));
    }

    private List<Candidate> candidates(
            String question,
            List<Passage> passages,
            List<String> asked,
            Lexicon lexicon,
            Judgement judgement) {
        Map<UUID, List<Passage>> articles = new LinkedHashMap<>();
        for (Passage passage : passages) {
            articles.computeIfAbsent(passage.articleId(), article -> new ArrayList<>())
                    .add(passage);
        }
        List<Candidate> first =
                articles.values().stream()
                        .map(
                                its ->
                                        candidate(
                                                its,
                                                Evidence.ofArticle(its, asked, lexicon, 0),
                                                judgement))
                        .sorted(Comparator.comparingDouble(Candidate::rank).reversed())
                        .limit(CLOSER)
                        .toList();
        return closer(question, first, judgement);
    }

    private static Candidate candidate(
            List<Passage> passages, double[] evidence, Judgement judgement) {
        return new Candidate(passages, evidence, judgement.rank(evidence));
    }

    private List<Candidate> closer(String question, List<Candidate> first, Judgement judgement) {
        List<String> sentences = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (Candidate candidate : first) {
            sentences.addAll(Evidence.sentences(candidate.passages()));
            ends.add(sentences.size());
        }
        double[] similarity =
                sentences.isEmpty() ? new double[0] : knowledge.similarity(question, sentences);
        List<Candidate> ranked = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < first.size(); i++) {
            double best = 0;
            for (int s = from; s < ends.get(i); s++) {
                best = Math.max(best, similarity[s]);
            }
            from = ends.get(i);
            double[] evidence = first.get(i).evidence().clone();
            evidence[Evidence.SENTENCE] = best;
            ranked.add(candidate(first.get(i).passages(), evidence, judgement));
        }
        ranked.sort(Comparator.comparingDouble(Candidate::rank).reversed());
        return List.copyOf(ranked);
    }
}
