package frontdesk.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class RankingTest {

    private static final Map<String, Integer> JUDGED = Map.of("a", 2, "b", 1, "c", 1, "wrong", 0);

    /** Got: 1/log2(2) + 2/log2(4) = 2. Best: 2/log2(2) + 1/log2(3) + 1/log2(4) = 3.130929754. */
    @Test
    void ndcgIsWhatOneComputesByHand() {
        assertThat(new Ranking(List.of("b", "unjudged", "a", "wrong"), JUDGED).ndcg(10))
                .isCloseTo(2 / 3.130929754, within(1e-9));
    }

    /** Got: 1. Best of two: 2 + 1/log2(3). */
    @Test
    void aCutShortensTheBestOrderToo() {
        assertThat(new Ranking(List.of("b", "unjudged", "a"), JUDGED).ndcg(2))
                .isCloseTo(1 / 2.6309297536, within(1e-9));
    }

    @Test
    void theBestOrderIsOne() {
        assertThat(new Ranking(List.of("a", "c", "b"), JUDGED).ndcg(10))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void nothingFoundOrNothingToFindIsZero() {
        assertThat(new Ranking(List.of(), JUDGED).ndcg(10)).isZero();
        assertThat(new Ranking(List.of("wrong"), Map.of("wrong", 0)).ndcg(10)).isZero();
        assertThat(new Ranking(List.of("wrong"), Map.of("wrong", 0)).recall(100)).isZero();
    }

    @Test
    void recallCountsWhatIsWithinTheCut() {
        List<String> ranked =
                new java.util.ArrayList<>(
                        IntStream.range(0, 99).mapToObj(n -> "unjudged" + n).toList());
        ranked.addAll(List.of("a", "b"));
        assertThat(new Ranking(ranked, JUDGED).recall(100)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(new Ranking(ranked, JUDGED).recall(200)).isCloseTo(2 / 3.0, within(1e-12));
    }
}
