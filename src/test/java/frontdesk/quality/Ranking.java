package frontdesk.quality;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** How good one query's ranking is, as trec_eval counts it. */
record Ranking(List<String> documents, Map<String, Integer> relevance) {

    /**
     * The gain is the judgement itself, discounted by log2(rank + 1), against the best order there
     * could be.
     */
    double ndcg(int cut) {
        double best = 0;
        List<Integer> ideal =
                relevance.values().stream()
                        .filter(gain -> gain > 0)
                        .sorted(Comparator.reverseOrder())
                        .limit(cut)
                        .toList();
        for (int at = 0; at < ideal.size(); at++) {
            best += discounted(ideal.get(at), at);
        }
        double got = 0;
        for (int at = 0; at < Math.min(cut, documents.size()); at++) {
            got += discounted(Math.max(0, relevance.getOrDefault(documents.get(at), 0)), at);
        }
        return best == 0 ? 0 : got / best;
    }

    double recall(int cut) {
        long relevant = relevance.values().stream().filter(gain -> gain > 0).count();
        long found =
                documents.stream()
                        .limit(cut)
                        .filter(one -> relevance.getOrDefault(one, 0) > 0)
                        .count();
        return relevant == 0 ? 0 : (double) found / relevant;
    }

    private static double discounted(int gain, int at) {
        return gain / (Math.log(at + 2) / Math.log(2));
    }
}
