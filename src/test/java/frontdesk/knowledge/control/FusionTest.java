package frontdesk.knowledge.control;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.knowledge.control.Fusion.Evidence;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;

class FusionTest {

    @Provide
    Arbitrary<List<Evidence>> candidates() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0, 40),
                        Arbitraries.doubles().between(-1, 1),
                        Arbitraries.of(true, false))
                .as(Evidence::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Property
    void scoresStayBetweenZeroAndOne(@ForAll("candidates") List<Evidence> candidates) {
        assertThat(Arrays.stream(Fusion.scores(candidates)).boxed())
                .hasSize(candidates.size())
                .allSatisfy(score -> assertThat(score).isBetween(0.0, 1.0 + 1e-9));
    }

    @Property
    void whatIsBetterInBothIsNotWorse(@ForAll("candidates") List<Evidence> candidates) {
        double[] scores = Fusion.scores(candidates);
        for (int a = 0; a < scores.length; a++) {
            for (int b = 0; b < scores.length; b++) {
                Evidence one = candidates.get(a);
                Evidence other = candidates.get(b);
                if (one.understood() == other.understood()
                        && one.words() >= other.words()
                        && one.meaning() >= other.meaning()) {
                    assertThat(scores[a]).isGreaterThanOrEqualTo(scores[b] - 1e-9);
                }
            }
        }
    }

    @Property
    void theScaleOfTheWordsDoesNotMatter(@ForAll("candidates") List<Evidence> candidates) {
        List<Evidence> scaled =
                candidates.stream()
                        .map(one -> new Evidence(one.words() * 8, one.meaning(), one.understood()))
                        .toList();
        double[] before = Fusion.scores(candidates);
        double[] after = Fusion.scores(scaled);
        for (int at = 0; at < before.length; at++) {
            assertThat(after[at]).isCloseTo(before[at], org.assertj.core.data.Offset.offset(1e-9));
        }
    }

    @Test
    void ranksDecideWhereTheVectorsSayNothing() {
        double[] scores =
                Fusion.scores(
                        List.of(
                                new Evidence(1, 0, true),
                                new Evidence(5, 0, true),
                                new Evidence(3, 0, true)));

        assertThat(scores[1]).isGreaterThan(scores[2]);
        assertThat(scores[2]).isGreaterThan(scores[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999", "0x80070057", "E-1042", "4711/12", "a1b2c3", "?", "x 7"})
    void aNumberOrACodeHasNoWords(String question) {
        assertThat(Fusion.hasWords(question)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"error 9999", "VPN", "is 7 ok", "الطابعة", "Wie geht's", "e\u0301te\u0301"})
    void whatIsAskedInWordsHasThem(String question) {
        assertThat(Fusion.hasWords(question)).isTrue();
    }

    @Test
    void aNumberIsFoundByItsLettersAlone() {
        double[] scores =
                Fusion.scores(
                        List.of(
                                new Evidence(0, 0.4, false),
                                new Evidence(2, 0.1, false),
                                new Evidence(0, 0.1, false)));

        assertThat(scores[1]).isGreaterThan(scores[0]);
    }

    @Test
    void nothingFoundIsNoError() {
        assertThat(Fusion.scores(List.of())).isEmpty();
    }
}
