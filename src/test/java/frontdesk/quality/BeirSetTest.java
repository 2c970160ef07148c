package frontdesk.quality;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.knowledge.adapter.CommonmarkMarkup;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class BeirSetTest {

    @Test
    void readsTheJudgedQueries(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("qrels"));
        Files.writeString(
                folder.resolve("corpus.jsonl"),
                """
                {"_id": "4983", "title": "Cells", "text": "They divide.", "metadata": {}}
                {"_id": "MED-10", "title": "", "text": "No title here."}
                """);
        Files.writeString(
                folder.resolve("queries.jsonl"),
                """
                {"_id": "1", "text": "Do cells divide?", "metadata": {"more": 1}}
                {"_id": "2", "text": "Of the training set"}
                """);
        Files.writeString(
                folder.resolve("qrels/test.tsv"),
                "query-id\tcorpus-id\tscore\n1\t4983\t2\n1\tMED-10\t1\n");
        BeirSet set = BeirSet.read(folder);
        assertThat(set.documents()).containsOnlyKeys("4983", "MED-10");
        assertThat(set.queries()).containsOnly(Map.entry("1", "Do cells divide?"));
        assertThat(set.judgements()).containsOnly(Map.entry("1", Map.of("4983", 2, "MED-10", 1)));
    }

    @Test
    void whatLooksLikeMarkdownIsStillText() {
        String text = "- p < 0.05 & [IL-2] *in vivo*; 1. a_b_c # <b>x</b> &amp; \\(x\\) | y";
        var blocks = new CommonmarkMarkup().blocks(new BeirSet.Text("t", text).markdown());
        assertThat(blocks)
                .singleElement()
                .satisfies(block -> assertThat(block.text()).isEqualTo(text));
    }

    @Test
    void aTextWithoutTitleLendsItsFirstWords() {
        assertThat(new BeirSet.Text(" ", "word ".repeat(100)).articleTitle())
                .hasSizeLessThanOrEqualTo(80)
                .endsWith("word");
    }
}
