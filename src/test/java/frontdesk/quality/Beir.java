package frontdesk.quality;

import frontdesk.testing.TestServer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Measures the product's search on a set in BEIR's format: {@code mvn -q -Pquality exec:exec
 * -Dset=DIR}. A server on an empty home gets the documents as articles of a new business and is
 * asked every query by words, by meaning and by both.
 */
final class Beir {

    private static final Map<String, String> MODES = new LinkedHashMap<>();

    static {
        MODES.put("BM25", "bm25");
        MODES.put("vectors", "vector");
        MODES.put("fusion", "fusion");
    }

    private Beir() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments.length == 1 ? arguments[0] : "");
        if (!Files.isRegularFile(folder.resolve("qrels/test.tsv"))) {
            System.err.println(
                    "-Dset=DIR names a folder with corpus.jsonl, queries.jsonl and"
                            + " qrels/test.tsv.");
            System.exit(2);
        }
        BeirSet set = BeirSet.read(folder);
        System.out.printf(
                "%,d documents, %,d queries with judgements%n",
                set.documents().size(), set.judgements().size());
        try (TestServer server = TestServer.create("beir", Map.of("FRONTDESK_DEMO", "false"))) {
            server.start();
            BeirDesk desk = new BeirDesk(server);
            desk.index(set.documents());
            System.out.printf("%-8s %8s %11s %8s%n", "", "nDCG@10", "Recall@100", "ms each");
            for (Map.Entry<String, String> mode : MODES.entrySet()) {
                measure(desk, set, mode.getKey(), mode.getValue());
            }
        }
    }

    /** A query that finds nothing, or that the set does not hold, counts as zero. */
    private static void measure(BeirDesk desk, BeirSet set, String name, String mode)
            throws Exception {
        long begun = System.nanoTime();
        double ndcg = 0;
        double recall = 0;
        for (Ranking one : desk.rank(set, mode)) {
            ndcg += one.ndcg(10);
            recall += one.recall(100);
        }
        int judged = set.judgements().size();
        System.out.printf(
                "%-8s %8.4f %11.4f %8.0f%n",
                name,
                ndcg / judged,
                recall / judged,
                (System.nanoTime() - begun) / 1e6 / Math.max(1, set.queries().size()));
    }
}
