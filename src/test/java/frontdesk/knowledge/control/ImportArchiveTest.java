package frontdesk.knowledge.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.knowledge.control.Extractor.Unreadable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class ImportArchiveTest {

    @TempDir private Path folder;

    @Test
    void listsWhatItHoldsAndLeavesHiddenFilesOut() throws Exception {
        Path file =
                zip(
                        zip -> {
                            entry(zip, "a/one.md", "One");
                            entry(zip, "__MACOSX/a/one.md", "junk");
                            entry(zip, "a/.DS_Store", "junk");
                            entry(zip, "two.md", "Two");
                        });

        try (ImportArchive archive = ImportArchive.open(file, "x.zip")) {
            assertThat(archive.names()).containsExactly("a/one.md", "two.md");
            assertThat(archive.read("two.md")).asString().isEqualTo("Two");
        }
    }

    @Test
    void refusesABombBeforeItsFirstFileIsUsed() throws Exception {
        byte[] zeros = new byte[1024 * 1024];
        Path file =
                zip(
                        zip -> {
                            entry(zip, "good.md", "Good");
                            zip.putNextEntry(new ZipEntry("bomb.md"));
                            for (int written = 0; written < 300; written++) {
                                zip.write(zeros);
                            }
                            zip.closeEntry();
                        });

        assertThat(Files.size(file)).isLessThan(1_000_000);
        assertThatThrownBy(() -> ImportArchive.open(file, "x.zip"))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.code()).isEqualTo("archive_too_large"));
    }

    @Test
    void refusesTooManyFiles() throws Exception {
        Path file =
                zip(
                        zip -> {
                            for (int number = 0; number <= ImportArchive.MOST_FILES; number++) {
                                entry(zip, number + ".md", "x");
                            }
                        });

        assertThatThrownBy(() -> ImportArchive.open(file, "x.zip"))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.code()).isEqualTo("archive_too_large"));
    }

    @Test
    void doesNotFollowPathsOutOfIt() throws Exception {
        Path file = zip(zip -> entry(zip, "../../etc/evil.md", "evil"));

        try (ImportArchive archive = ImportArchive.open(file, "x.zip")) {
            assertThatThrownBy(() -> archive.read("../../etc/evil.md"))
                    .isInstanceOfSatisfying(
                            Unreadable.class, e -> assertThat(e.code()).isEqualTo("unsafe_path"));
        }
    }

    @Test
    void whatIsNoZipIsUnreadable() throws Exception {
        Path file = Files.writeString(folder.resolve("x.zip"), "no zip at all");

        assertThatThrownBy(() -> ImportArchive.open(file, "x.zip"))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.code()).isEqualTo("unreadable_file"));
    }

    private interface Content {
        void write(ZipOutputStream zip) throws IOException;
    }

    private Path zip(Content content) throws IOException {
        Path file = folder.resolve("test.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            content.write(zip);
        }
        return file;
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
