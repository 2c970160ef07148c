package frontdesk.assistant.control;

import frontdesk.assistant.control.LogisticFit.Example;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Fits the coefficients of {@link Judgement} on questions whose answers are known. The threshold is
 * where the worse of two errors, refusing the own and answering the foreign, is smallest; only
 * questions that were asked as customers do decide on it, for those made for training are harder
 * than life.
 */
final class Calibration {

    /**
     * A question with what its search brought.
     *
     * @param right tells by the title whether an article answers it
     * @param lifelike whether it was asked as customers do
     * @param told whether articles said which questions they answer
     */
    record Case(
            Asked asked,
            Findings findings,
            Predicate<String> right,
            boolean lifelike,
            boolean told) {

        boolean firstIsRight() {
            return !findings.candidates().isEmpty()
                    && right.test(findings.candidates().getFirst().title());
        }
    }

    private static final double RANKING_PENALTY = 3;
    private static final double PENALTY = 2;

    /**
     * The targets: at most this share of the own questions refused, and of the foreign answered.
     */
    private static final double WRONGLY_REFUSED = 0.05;

    private static final double WRONGLY_ANSWERED = 0.15;

    /**
     * How far a question might have scored from where it did; else single questions would decide on
     * the threshold.
     */
    private static final double BLUR = 0.05;

    private Calibration() {}

    /** Lines for {@code judgement.properties}. */
    static String fit(List<Case> cases) {
        StringBuilder lines = new StringBuilder();
        Map<String, double[]> scopes = new HashMap<>();
        for (String group : Judgement.GROUPS) {
            List<Case> found =
                    cases.stream()
                            .filter(
                                    one ->
                                            Judgement.groupOf(one.asked().language(), one.told())
                                                    .equals(group))
                            .filter(one -> !one.findings().candidates().isEmpty())
                            .toList();
            if (found.isEmpty()) {
                continue;
            }
            double[] ranking = ranking(found);
            List<Case> own = found.stream().map(one -> ranked(one, ranking)).toList();
            double[] scope = scope(own);
            double[] confidence = confidence(own);
            scopes.put(group, scope);
            if (group.endsWith(".bare")) {
                // Where nothing was excluded, nothing can be learnt of it; it means the same as
                // elsewhere.
                double[] told = scopes.getOrDefault(group.replace(".bare", ""), scope);
                scope[Evidence.EXCLUDED] = told[Evidence.EXCLUDED];
                confidence[Evidence.EXCLUDED] = told[Evidence.EXCLUDED];
            }
            lines.append(line(group + ".ranking", ranking))
                    .append(line(group + ".scope", scope))
                    .append(line(group + ".confidence", confidence))
                    .append(
                            line(
                                    group + ".threshold",
                                    threshold(
                                            own.stream().filter(Case::lifelike).toList(), scope)));
        }
        return lines.toString();
    }

    /** Pairs: the right article's evidence less each other's must be positive. */
    static double[] ranking(List<Case> cases) {
        List<Example> examples = new ArrayList<>();
        for (Case one : cases) {
            List<Candidate> all = one.findings().candidates();
            List<Candidate> wrong = all.stream().filter(c -> !one.right().test(c.title())).toList();
            all.stream()
                    .filter(c -> one.right().test(c.title()))
                    .findFirst()
                    .ifPresent(
                            right ->
                                    wrong.forEach(
                                            other -> {
                                                double weight = 8.0 / wrong.size();
                                                examples.add(
                                                        new Example(
                                                                difference(right, other),
                                                                true,
                                                                weight));
                                                examples.add(
                                                        new Example(
                                                                difference(other, right),
                                                                false,
                                                                weight));
                                            }));
        }
        return examples.isEmpty()
                ? new double[Evidence.OF_ARTICLE.size()]
                : LogisticFit.fit(examples, RANKING_PENALTY, false, Evidence.SIGNS_OF_ARTICLE);
    }

    private static double[] difference(Candidate a, Candidate b) {
        double[] difference = a.evidence().clone();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= b.evidence()[i];
        }
        return difference;
    }

    private static double[] scope(List<Case> cases) {
        return LogisticFit.fit(
                cases.stream()
                        .map(one -> new Example(one.findings().gate(), one.asked().inScope(), 1))
                        .toList(),
                PENALTY,
                true,
                Evidence.SIGNS_OF_RESULT);
    }

    private static double[] confidence(List<Case> cases) {
        return LogisticFit.fit(
                cases.stream()
                        .map(one -> new Example(one.findings().gate(), one.firstIsRight(), 1))
                        .toList(),
                PENALTY,
                true,
                Evidence.SIGNS_OF_RESULT);
    }

    private static double threshold(List<Case> cases, double[] scope) {
        double best = 0.5;
        double least = Double.MAX_VALUE;
        for (double threshold = 0.05; threshold < 0.95; threshold += 0.005) {
            double cost = cost(cases, scope, threshold);
            if (cost < least) {
                least = cost;
                best = threshold;
            }
        }
        return best;
    }

    /**
     * 1 where the worse of both targets is just reached. What lies near the threshold counts as
     * half answered.
     */
    private static double cost(List<Case> cases, double[] scope, double threshold) {
        double wronglyRefused = 0;
        double wronglyAnswered = 0;
        double own = 0;
        for (Case one : cases) {
            double distance = Judgement.probability(scope, one.findings().gate()) - threshold;
            double answered = 1 / (1 + Math.exp(-distance / BLUR));
            own += one.asked().inScope() ? 1 : 0;
            wronglyRefused += one.asked().inScope() ? 1 - answered : 0;
            wronglyAnswered += one.asked().inScope() ? 0 : answered;
        }
        return Math.max(
                wronglyRefused / Math.max(1, own) / WRONGLY_REFUSED,
                wronglyAnswered / Math.max(1, cases.size() - own) / WRONGLY_ANSWERED);
    }

    /**
     * The case as it looks once the ranking is the fitted one: another article may come first, by
     * another margin.
     */
    private static Case ranked(Case one, double[] ranking) {
        Findings found = one.findings();
        List<Candidate> candidates =
                found.candidates().stream()
                        .map(
                                c ->
                                        new Candidate(
                                                c.passages(),
                                                c.evidence(),
                                                Judgement.dot(ranking, c.evidence())))
                        .sorted(Comparator.comparingDouble(Candidate::rank).reversed())
                        .toList();
        double[] gate = Evidence.withBest(found.gate(), candidates);
        return new Case(
                one.asked(),
                new Findings(
                        found.question(),
                        found.language(),
                        found.searched(),
                        found.history(),
                        found.lexicon(),
                        candidates,
                        gate,
                        found.scope(),
                        found.inScope(),
                        found.confidence()),
                one.right(),
                one.lifelike(),
                one.told());
    }

    private static String line(String key, double... numbers) {
        StringBuilder line = new StringBuilder(key).append('=');
        for (int i = 0; i < numbers.length; i++) {
            line.append(i == 0 ? "" : " ").append(String.format(Locale.ROOT, "%.3f", numbers[i]));
        }
        return line.append('\n').toString();
    }
}
