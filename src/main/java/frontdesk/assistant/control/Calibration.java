package frontdesk.assistant.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import frontdesk.assistant.control.LogisticFit.Example;

/**
 * Fits the coefficients of {@link Judgement} on questions whose answers are known. The threshold is where refusing the
 * foreign and refusing the own are both closest to what is wanted.
 */
final class Calibration {

    /**
     * A question with what its search brought.
     *
     * @param right tells by the title whether an article answers it
     */
    record Case(Asked asked, Findings findings, Predicate<String> right) {

        boolean firstIsRight() {
            return !findings.candidates().isEmpty() && right.test(findings.candidates().getFirst().title());
        }
    }

    private static final double RANKING_PENALTY = 3;
    private static final double PENALTY = 2;
    /** Wanted: at most 5 % of the own refused, at least 85 % of the foreign; so an own one weighs three times. */
    private static final double WRONG_REFUSAL = 3;

    private Calibration() {}

    /** Lines for {@code judgement.properties}. */
    static String fit(List<Case> cases) {
        StringBuilder lines = new StringBuilder();
        for (String group : List.of("en", "other")) {
            List<Case> own = cases.stream()
                    .filter(one -> Judgement.groupOf(one.asked().language()).equals(group))
                    .filter(one -> !one.findings().candidates().isEmpty())
                    .toList();
            if (own.isEmpty()) {
                continue;
            }
            double[] scope = scope(own);
            lines.append(line(group + ".ranking", ranking(own)))
                    .append(line(group + ".scope", scope))
                    .append(line(group + ".confidence", confidence(own)))
                    .append(line(group + ".threshold", threshold(own, scope)));
        }
        return lines.toString();
    }

    /** Pairs: the right article's evidence less each other's must be positive. */
    static double[] ranking(List<Case> cases) {
        List<Example> examples = new ArrayList<>();
        for (Case one : cases) {
            List<Candidate> all = one.findings().candidates();
            List<Candidate> wrong = all.stream().filter(c -> !one.right().test(c.title())).toList();
            all.stream().filter(c -> one.right().test(c.title())).findFirst().ifPresent(right -> wrong.forEach(other -> {
                double weight = 8.0 / wrong.size();
                examples.add(new Example(difference(right, other), true, weight));
                examples.add(new Example(difference(other, right), false, weight));
            }));
        }
        return examples.isEmpty() ? new double[Evidence.OF_ARTICLE.size()] : LogisticFit.fit(examples, RANKING_PENALTY, false, Evidence.SIGNS_OF_ARTICLE);
    }

    private static double[] difference(Candidate a, Candidate b) {
        double[] difference = a.evidence().clone();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= b.evidence()[i];
        }
        return difference;
    }

    private static double[] scope(List<Case> cases) {
        return LogisticFit.fit(cases.stream()
                .map(one -> new Example(one.findings().gate(), one.asked().inScope(), 1))
                .toList(), PENALTY, true, Evidence.SIGNS_OF_RESULT);
    }

    private static double[] confidence(List<Case> cases) {
        return LogisticFit.fit(cases.stream()
                .map(one -> new Example(one.findings().gate(), one.firstIsRight(), 1))
                .toList(), PENALTY, true, Evidence.SIGNS_OF_RESULT);
    }

    private static double threshold(List<Case> cases, double[] scope) {
        double best = 0.5;
        double least = Double.MAX_VALUE;
        for (double threshold = 0.05; threshold < 0.95; threshold += 0.01) {
            double cost = cost(cases, scope, threshold);
            if (cost < least) {
                least = cost;
                best = threshold;
            }
        }
        return best;
    }

    private static double cost(List<Case> cases, double[] scope, double threshold) {
        double cost = 0;
        for (Case one : cases) {
            boolean answered = Judgement.probability(scope, one.findings().gate()) >= threshold;
            if (answered != one.asked().inScope()) {
                cost += one.asked().inScope() ? WRONG_REFUSAL : 1;
            }
        }
        return cost;
    }

    private static String line(String key, double... numbers) {
        StringBuilder line = new StringBuilder(key).append('=');
        for (int i = 0; i < numbers.length; i++) {
            line.append(i == 0 ? "" : " ").append(String.format(Locale.ROOT, "%.3f", numbers[i]));
        }
        return line.append('\n').toString();
    }
}
