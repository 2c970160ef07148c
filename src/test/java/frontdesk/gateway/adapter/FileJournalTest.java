package frontdesk.gateway.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class FileJournalTest {

    private static final UUID A = UUID.fromString("00000000-0000-7000-8000-00000000000a");
    private static final UUID B = UUID.fromString("00000000-0000-7000-8000-00000000000b");
    private static final UUID C = UUID.fromString("00000000-0000-7000-8000-00000000000c");

    @TempDir private Path folder;

    private static FileJournal in(Path folder) {
        FileJournal journal = new FileJournal(folder);
        journal.begin();
        return journal;
    }

    private static String row(String text) {
        return "{\"id\":\"x\",\"model\":\"" + text + "\",\"budgets\":[[\"b\",\"t\"]]}";
    }

    @Test
    void theLastLineOfEachCallCounts() {
        FileJournal journal = in(folder);
        journal.open(A, row("worst"));
        journal.open(B, row("worst"));
        journal.close(A, row("real"));

        assertThat(in(folder).leftBehind()).containsExactlyInAnyOrder(row("real"), row("worst"));
    }

    @Test
    void cutAtAnyByteItHoldsWhatWasWholeBefore() throws IOException {
        FileJournal journal = in(folder);
        journal.open(A, row("wörst 🎈"));
        journal.open(B, row("worst of b"));
        journal.close(A, row("real ü"));
        journal.open(C, row("worst of c"));
        journal.close(C, row("real of c"));
        journal.end();
        byte[] all = Files.readAllBytes(onlyFile(folder));

        for (int end = 0; end <= all.length; end++) {
            Path cut = Files.createDirectories(folder.resolve("cut" + end));
            Files.write(cut.resolve("000000000001.jsonl"), Arrays.copyOf(all, end));
            FileJournal again = in(cut);
            assertThat(again.leftBehind())
                    .as("cut at " + end)
                    .containsExactlyElementsOf(wholeLines(all, end));
            again.open(A, row("a new run"));
            again.end();
            assertThat(in(cut).leftBehind())
                    .as("a new run does not continue the cut line")
                    .contains(row("a new run"));
        }
    }

    /** Of each call the last line whose last brace is before this byte. */
    private static List<String> wholeLines(byte[] all, int end) {
        Map<String, String> last = new LinkedHashMap<>();
        int from = 0;
        for (int at = 0; at < all.length; at++) {
            if (all[at] == '\n') {
                if (at <= end) {
                    String line = new String(all, from, at - from, StandardCharsets.UTF_8);
                    last.put(line.substring(0, 36), line.substring(36));
                }
                from = at + 1;
            }
        }
        return List.copyOf(last.values());
    }

    @Test
    void whatIsNoLineOfOursIsSkipped() throws IOException {
        Files.writeString(
                folder.resolve("000000000007.jsonl"),
                "\n\nnonsense\n"
                        + A
                        + "\n"
                        + A
                        + "{\n"
                        + A
                        + "{}\n"
                        + B
                        + row("good")
                        + "\n\0\0\0\0\0");

        assertThat(in(folder).leftBehind()).containsExactly(row("good"));
    }

    @Test
    void forgetsWhatTheLedgerHas() throws IOException {
        FileJournal journal = in(folder);
        journal.open(A, row("worst"));
        journal.end();
        FileJournal next = in(folder);
        next.open(B, row("of this run"));
        assertThat(next.leftBehind()).containsExactly(row("worst"));
        next.forgetLeftBehind();

        assertThat(next.leftBehind()).isEmpty();
        assertThat(in(folder).leftBehind())
                .as("this run's lines stay")
                .containsExactly(row("of this run"));
    }

    @Test
    void aFileGoesWhenAllOfItsCallsAreInTheLedger() throws IOException {
        FileJournal journal = in(folder);
        String large = row("x".repeat(1 << 20));
        for (int i = 0; i < 30; i++) {
            UUID call = new UUID(1, i);
            journal.open(call, row("worst"));
            journal.close(call, large);
            if (i != 5) {
                journal.posted(List.of(call));
            }
        }
        try (var files = Files.list(folder)) {
            assertThat(files.count())
                    .as("the one of the call that is not posted, and the present one")
                    .isEqualTo(2);
        }
        assertThat(in(folder).leftBehind())
                .as("lines of posted calls in these are booked again, which changes nothing")
                .contains(large);
        journal.posted(List.of(new UUID(1, 5)));
        assertThat(onlyFile(folder)).exists();
    }

    private static Path onlyFile(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }
}
