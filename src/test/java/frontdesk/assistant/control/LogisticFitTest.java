package frontdesk.assistant.control;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.assistant.control.LogisticFit.Example;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class LogisticFitTest {

    /** y is drawn with the very probability that the coefficients 2, 0 and −1 give. */
    private static List<Example> drawn(int count) {
        Random random = new Random(7);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] x = {random.nextGaussian(), random.nextGaussian()};
            double p = 1 / (1 + Math.exp(-(2 * x[0] - 1)));
            examples.add(new Example(x, random.nextDouble() < p, 1));
        }
        return examples;
    }

    @Test
    void findsTheCoefficientsAgain() {
        double[] fitted = LogisticFit.fit(drawn(5_000), 0.1, true);
        assertThat(fitted[0]).isBetween(1.8, 2.2);
        assertThat(fitted[1]).isBetween(-0.15, 0.15);
        assertThat(fitted[2]).isBetween(-1.2, -0.8);
    }

    @Test
    void leavesOutWhatContradictsItsMeaning() {
        double[] fitted = LogisticFit.fit(drawn(2_000), 0.1, true, new int[] {-1, 0});
        assertThat(fitted[0]).isZero();
    }

    @Test
    void probabilitiesAreCalibratedAndMonotone() {
        List<Example> examples = drawn(5_000);
        double[] fitted = LogisticFit.fit(examples, 0.1, true);
        double before = -1;
        for (double low = 0; low < 1; low += 0.2) {
            double from = low;
            List<Example> bin =
                    examples.stream()
                            .filter(
                                    e -> {
                                        double p = Judgement.probability(fitted, e.features());
                                        return p >= from && p < from + 0.2;
                                    })
                            .toList();
            double said =
                    bin.stream()
                            .mapToDouble(e -> Judgement.probability(fitted, e.features()))
                            .average()
                            .orElseThrow();
            double was = bin.stream().filter(Example::positive).count() / (double) bin.size();
            assertThat(was)
                    .isCloseTo(said, org.assertj.core.data.Offset.offset(0.06))
                    .isGreaterThan(before);
            before = was;
        }
    }

    @Test
    void moreEvidenceNeverLowersConfidence() {
        for (Judgement judgement :
                List.of(
                        Judgement.of("en", true),
                        Judgement.of("de", true),
                        Judgement.of("en", false),
                        Judgement.of("de", false))) {
            double[] evidence = new double[Evidence.OF_RESULT.size()];
            for (int i = 0; i < evidence.length; i++) {
                double[] more = evidence.clone();
                more[i] += 0.3;
                int sign = Evidence.SIGNS_OF_RESULT[i];
                if (sign != 0) {
                    assertThat(
                                    sign
                                                    * (judgement.confidence(more)
                                                            - judgement.confidence(evidence))
                                            >= 0)
                            .isTrue();
                    assertThat(sign * (judgement.scope(more) - judgement.scope(evidence)) >= 0)
                            .isTrue();
                }
            }
        }
    }
}
