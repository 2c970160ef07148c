package frontdesk.knowledge.control;

import frontdesk.knowledge.control.Extractor.Unreadable;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The files of an upload: itself, or what a zip holds, in a fixed order. Nothing is unpacked to
 * disk, and what a zip says about sizes is not believed: everything is counted before the first
 * file is used.
 */
public final class ImportArchive implements AutoCloseable {

    static final int MOST_FILES = 2_000;
    static final long MOST_BYTES = 256L * 1024 * 1024;
    static final int MOST_BYTES_A_FILE = 32 * 1024 * 1024;
    private static final int SUSPECT_RATIO = 500;

    private final Path upload;
    private final String name;
    private final @Nullable ZipFile zip;
    private final List<String> names = new ArrayList<>();

    private ImportArchive(Path upload, String name, @Nullable ZipFile zip) {
        this.upload = upload;
        this.name = name;
        this.zip = zip;
    }

    public static ImportArchive open(Path upload, String name) throws IOException, Unreadable {
        if (!name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
            ImportArchive single = new ImportArchive(upload, name, null);
            single.names.add(name);
            return single;
        }
        ZipFile zip;
        try {
            zip = new ZipFile(upload.toFile());
        } catch (IOException _) {
            throw new Unreadable("unreadable_file", "This is no zip file that can be read.");
        }
        ImportArchive archive = new ImportArchive(upload, name, zip);
        try {
            archive.measure(zip);
            return archive;
        } catch (IOException | RuntimeException _) {
            zip.close();
            throw new Unreadable("unreadable_file", "This zip file is damaged.");
        } catch (Unreadable e) {
            zip.close();
            throw e;
        }
    }

    public List<String> names() {
        return List.copyOf(names);
    }

    public byte[] read(String file) throws IOException, Unreadable {
        if (zip == null) {
            if (Files.size(upload) > MOST_BYTES_A_FILE) {
                throw tooLarge();
            }
            return Files.readAllBytes(upload);
        }
        if (isUnsafe(file)) {
            throw new Unreadable("unsafe_path", "The file's path leads out of the archive.");
        }
        ZipEntry entry = zip.getEntry(file);
        try (InputStream content = zip.getInputStream(entry)) {
            byte[] bytes = content.readNBytes(MOST_BYTES_A_FILE + 1);
            if (bytes.length > MOST_BYTES_A_FILE) {
                throw tooLarge();
            }
            return bytes;
        }
    }

    @Override
    public void close() throws IOException {
        if (zip != null) {
            zip.close();
        }
    }

    private void measure(ZipFile from) throws IOException, Unreadable {
        if (from.size() > MOST_FILES) {
            throw new Unreadable(
                    "archive_too_large", "An archive may hold at most " + MOST_FILES + " files.");
        }
        long left = MOST_BYTES;
        for (ZipEntry entry : from.stream().toList()) {
            long size = entry.isDirectory() ? 0 : count(from, entry, left);
            left -= size;
            boolean bomb =
                    size > 1_000_000
                            && size > SUSPECT_RATIO * Math.max(1, entry.getCompressedSize());
            if (left < 0 || bomb) {
                throw new Unreadable(
                        "archive_too_large",
                        "Unpacked, this archive is larger than the "
                                + MOST_BYTES / 1024 / 1024
                                + " MB allowed.");
            }
            if (!entry.isDirectory() && !isHidden(entry.getName())) {
                names.add(entry.getName());
            }
        }
    }

    private static long count(ZipFile zip, ZipEntry entry, long most) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long counted = 0;
        try (InputStream content = zip.getInputStream(entry)) {
            for (int read = content.read(buffer);
                    read >= 0 && counted <= most;
                    read = content.read(buffer)) {
                counted += read;
            }
        }
        return counted;
    }

    private static boolean isHidden(String file) {
        return file.startsWith("__MACOSX/")
                || file.substring(file.lastIndexOf('/') + 1).startsWith(".");
    }

    private static boolean isUnsafe(String file) {
        return file.startsWith("/")
                || file.contains("\\")
                || file.matches("[A-Za-z]:.*")
                || List.of(file.split("/")).contains("..");
    }

    private static Unreadable tooLarge() {
        return new Unreadable(
                "file_too_large",
                "A file may have at most " + MOST_BYTES_A_FILE / 1024 / 1024 + " MB.");
    }

    @Override
    public String toString() {
        return name;
    }
}
