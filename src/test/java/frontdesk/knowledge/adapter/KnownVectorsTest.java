package frontdesk.knowledge.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.knowledge.control.Vectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class KnownVectorsTest {

    @TempDir private Path folder;

    private final List<String> computed = new ArrayList<>();

    /** As if the model answered with the text's length. */
    private List<byte[]> compute(List<String> texts) {
        computed.addAll(texts);
        return texts.stream().map(text -> vector(text.length())).toList();
    }

    private static byte[] vector(int value) {
        byte[] vector = new byte[Vectors.DIMENSION];
        vector[Vectors.DIMENSION - 1] = (byte) value;
        return vector;
    }

    private KnownVectors recorded(String... texts) {
        Path file = folder.resolve("vectors");
        KnownVectors.in(folder.resolve("missing"), file).of(List.of(texts), this::compute);
        computed.clear();
        return KnownVectors.in(file, null);
    }

    @Test
    void whatWasRecordedIsNotComputedAgain() {
        assertThat(recorded("a", "bb").of(List.of("bb", "a"), this::compute))
                .containsExactly(vector(2), vector(1));
        assertThat(computed).isEmpty();
    }

    @Test
    void whatIsUnknownIsComputedAndTheOrderIsKept() {
        assertThat(recorded("a", "ccc").of(List.of("bb", "a", "dddd", "bb", "ccc"), this::compute))
                .containsExactly(vector(2), vector(1), vector(4), vector(2), vector(3));
        assertThat(computed).containsExactly("bb", "dddd", "bb");
    }

    @Test
    void theRecordGrows() {
        Path file = folder.resolve("vectors");
        KnownVectors recording = KnownVectors.in(folder.resolve("missing"), file);
        recording.of(List.of("a"), this::compute);
        recording.of(List.of("bb"), this::compute);
        assertThat(file).hasSize(2L * (16 + Vectors.DIMENSION));
    }

    @Test
    void ofAFileThatWasCutWhatIsWholeIsKnown() throws IOException {
        recorded("a", "bb");
        Path file = folder.resolve("vectors");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));
        assertThat(KnownVectors.in(file, null).of(List.of("a", "bb"), this::compute))
                .containsExactly(vector(1), vector(2));
        assertThat(computed).containsExactly("bb");
    }
}
