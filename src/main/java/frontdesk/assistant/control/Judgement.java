package frontdesk.assistant.control;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The coefficients by which evidence is weighed: which article comes first, whether the knowledge
 * holds an answer at all, and whether the first article is the right one. Fitted by {@link
 * Calibration} on the questions in {@code quality/*.train.jsonl} and {@code *.dev.jsonl}, for
 * English and for all other languages, which the embedding model does not know; and each once more
 * for a business whose articles do not say which questions they answer.
 */
public record Judgement(double[] ranking, double[] scope, double[] confidence, double threshold) {

    private static final Map<String, String> FITTED = Resources.properties("judgement.properties");
    static final List<String> GROUPS = List.of("en", "other", "en.bare", "other.bare");
    private static final Map<String, Judgement> ALL =
            GROUPS.stream().collect(Collectors.toMap(group -> group, Judgement::read));

    /**
     * @param told whether articles say which questions they answer
     */
    static Judgement of(String language, boolean told) {
        return Objects.requireNonNull(ALL.get(groupOf(language, told)));
    }

    static String groupOf(String language, boolean told) {
        return ("en".equals(language) ? "en" : "other") + (told ? "" : ".bare");
    }

    double rank(double[] ofArticle) {
        return dot(ranking, ofArticle);
    }

    double scope(double[] ofResult) {
        return probability(scope, ofResult);
    }

    double confidence(double[] ofResult) {
        return probability(confidence, ofResult);
    }

    /** Logistic; the last coefficient is the intercept. */
    static double probability(double[] coefficients, double[] evidence) {
        return 1 / (1 + Math.exp(-dot(coefficients, evidence) - coefficients[evidence.length]));
    }

    static double dot(double[] coefficients, double[] evidence) {
        double sum = 0;
        for (int i = 0; i < evidence.length; i++) {
            sum += coefficients[i] * evidence[i];
        }
        return sum;
    }

    private static Judgement read(String group) {
        return new Judgement(
                numbers(group + ".ranking", Evidence.OF_ARTICLE.size()),
                numbers(group + ".scope", Evidence.OF_RESULT.size() + 1),
                numbers(group + ".confidence", Evidence.OF_RESULT.size() + 1),
                numbers(group + ".threshold", 1)[0]);
    }

    private static double[] numbers(String key, int count) {
        String line = Objects.requireNonNull(FITTED.get(key), key);
        double[] numbers =
                Arrays.stream(line.strip().split("[ ,]+"))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
        if (numbers.length != count) {
            throw new IllegalStateException(key + " needs " + count + " numbers: " + List.of(line));
        }
        return numbers;
    }
}
