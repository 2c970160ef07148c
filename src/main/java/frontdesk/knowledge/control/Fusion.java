package frontdesk.knowledge.control;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Makes one score of two kinds of evidence: words and meaning. Both are scaled to 0–1 within the
 * candidates and added with a weight; where that scale is undefined, ranks decide (reciprocal rank
 * fusion).
 */
public final class Fusion {

    /** How the weight of the words was found: docs/decisions, on the development questions. */
    static final double WORDS_IN_ENGLISH = 0.3;

    /** The model knows English only, and nothing of numbers and codes. */
    static final double WORDS_ELSEWHERE = 0.75;

    private static final Pattern WORD =
            Pattern.compile(
                    "(?<![\\p{L}\\p{M}\\p{Nd}])[\\p{L}\\p{M}]{2,}(?![\\p{L}\\p{M}\\p{Nd}])");

    private static final int RANK_DAMPING = 60;

    /**
     * @param words BM25, 0 when no word matched
     * @param meaning the better cosine of title and text
     * @param understood whether the model can tell what question and passage mean
     */
    public record Evidence(double words, double meaning, boolean understood) {

        private double weight() {
            return understood ? WORDS_IN_ENGLISH : WORDS_ELSEWHERE;
        }
    }

    private Fusion() {}

    /** Whether there is a word in it: the model puts a bare number or code just anywhere. */
    static boolean hasWords(String question) {
        return WORD.matcher(question).find();
    }

    /**
     * @return a score of 0–1 for each, in their order
     */
    public static double[] scores(List<Evidence> evidence) {
        double mostWords = evidence.stream().mapToDouble(Evidence::words).max().orElse(0);
        double least = evidence.stream().mapToDouble(Evidence::meaning).min().orElse(0);
        double range = evidence.stream().mapToDouble(Evidence::meaning).max().orElse(0) - least;
        if (!(range > 1e-9) || !Double.isFinite(mostWords)) {
            return byRank(evidence);
        }
        return evidence.stream()
                .mapToDouble(
                        one ->
                                one.weight() * (mostWords > 0 ? one.words() / mostWords : 0)
                                        + (1 - one.weight()) * (one.meaning() - least) / range)
                .toArray();
    }

    private static double[] byRank(List<Evidence> evidence) {
        int[] words = ranks(evidence.stream().mapToDouble(Evidence::words).toArray());
        int[] meaning = ranks(evidence.stream().mapToDouble(Evidence::meaning).toArray());
        return IntStream.range(0, evidence.size())
                .mapToDouble(
                        at ->
                                ((RANK_DAMPING + 1.0) / (RANK_DAMPING + words[at])
                                                + (RANK_DAMPING + 1.0)
                                                        / (RANK_DAMPING + meaning[at]))
                                        / 2)
                .toArray();
    }

    /** From 1; equals share a rank. */
    private static int[] ranks(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return Arrays.stream(values)
                .mapToInt(
                        value ->
                                (int) Arrays.stream(sorted).filter(other -> other > value).count()
                                        + 1)
                .toArray();
    }
}
