package frontdesk.assistant.control;

import frontdesk.knowledge.Passage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Numbers that say how well an article fits a question. Their order is that of the coefficients.
 */
final class Evidence {

    /** Of one article. Cosines are -1–1, coverages 0–1. */
    static final List<String> OF_ARTICLE =
            List.of(
                    "title",
                    "text",
                    "sentence",
                    "keyword",
                    "coverage",
                    "titleCoverage",
                    "articleCoverage",
                    "question",
                    "questionKeyword",
                    "nearest");

    /** Of the whole result: the best article's evidence, and how it stands out. */
    static final List<String> OF_RESULT =
            List.of(
                    "title",
                    "text",
                    "sentence",
                    "keyword",
                    "coverage",
                    "titleCoverage",
                    "articleCoverage",
                    "question",
                    "questionKeyword",
                    "nearest",
                    "margin",
                    "words",
                    "unknown",
                    "world",
                    "excluded",
                    "neighbours");

    /** Whether more of it speaks for the article (1), against (−1) or either. */
    static final int[] SIGNS_OF_ARTICLE = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

    static final int[] SIGNS_OF_RESULT = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, -1, -1, -1, 1};

    private static final double MOST_MARGIN = 3;

    static final int EXCLUDED = OF_RESULT.indexOf("excluded");
    static final int SENTENCE = OF_ARTICLE.indexOf("sentence");

    /** What people ask about the world at large. */
    static final List<String> WORLD =
            Resources.lines("world-questions.en.txt").stream()
                    .filter(line -> !line.startsWith("#"))
                    .toList();

    private Evidence() {}

    /**
     * @param sentence the best cosine of a sentence of it; 0 where sentences were not compared
     */
    static double[] ofArticle(
            List<Passage> passages, List<String> asked, Lexicon lexicon, double sentence) {
        double title = 0;
        double text = 0;
        double keyword = 0;
        double coverage = 0;
        Set<String> headings = new HashSet<>(Words.of(passages.getFirst().title()));
        Set<String> all = new HashSet<>(headings);
        for (Passage passage : passages) {
            title = Math.max(title, passage.titleSimilarity());
            text = Math.max(text, passage.textSimilarity());
            keyword = Math.max(keyword, passage.keywordScore());
            Set<String> words =
                    new HashSet<>(
                            Words.of(
                                    passage.title()
                                            + " "
                                            + passage.heading()
                                            + " "
                                            + passage.text()));
            headings.addAll(Words.of(passage.heading()));
            all.addAll(words);
            coverage = Math.max(coverage, lexicon.coverage(asked, words));
        }
        return new double[] {
            title,
            text,
            sentence,
            perWord(keyword, asked),
            coverage,
            lexicon.coverage(asked, headings),
            lexicon.coverage(asked, all),
            passages.getFirst().questionSimilarity(),
            perWord(passages.getFirst().questionScore(), asked),
            Math.max(title, passages.getFirst().questionSimilarity())
        };
    }

    private static double perWord(double score, List<String> asked) {
        return Math.min(2, score / (5 + 2 * asked.size()));
    }

    static double[] ofResult(
            List<Candidate> ranked, List<String> asked, Lexicon lexicon, Neighbourhood around) {
        double[] result = new double[OF_RESULT.size()];
        double all = asked.stream().mapToDouble(lexicon::weight).sum();
        double unknown =
                asked.stream()
                        .filter(word -> !lexicon.knows(word))
                        .mapToDouble(lexicon::weight)
                        .sum();
        result[OF_ARTICLE.size() + 1] = Math.log(1 + asked.size());
        result[OF_ARTICLE.size() + 2] = all == 0 ? 0 : unknown / all;
        result[OF_ARTICLE.size() + 3] = around.world();
        result[OF_ARTICLE.size() + 4] = around.excluded();
        result[OF_ARTICLE.size() + 5] = around.answered();
        return withBest(result, ranked);
    }

    /** The same result with these candidates, best first. */
    static double[] withBest(double[] ofResult, List<Candidate> ranked) {
        double[] result = ofResult.clone();
        System.arraycopy(ranked.getFirst().evidence(), 0, result, 0, OF_ARTICLE.size());
        double margin =
                ranked.size() > 1 ? ranked.getFirst().rank() - ranked.get(1).rank() : MOST_MARGIN;
        result[OF_ARTICLE.size()] = Math.min(MOST_MARGIN, margin);
        return result;
    }

    /** The sentences of an article that are worth a closer look, each with what it stands below. */
    static List<String> sentences(List<Passage> passages) {
        List<String> sentences = new ArrayList<>();
        for (Passage passage : best(passages)) {
            String context =
                    passage.heading().isEmpty()
                            ? passage.title()
                            : passage.title() + " – " + passage.heading();
            for (String sentence : Sentences.of(passage.text(), passage.language())) {
                sentences.add(context + ": " + sentence);
            }
        }
        return sentences;
    }

    private static List<Passage> best(List<Passage> passages) {
        return passages.stream()
                .sorted(Comparator.comparingDouble(Passage::textSimilarity).reversed())
                .limit(2)
                .toList();
    }
}
