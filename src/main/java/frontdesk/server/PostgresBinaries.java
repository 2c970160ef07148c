package frontdesk.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL programs that the server module carries, once per version. */
final class PostgresBinaries {

    private static final List<String> ARCHIVES = List.of(
            "postgres-linux-x86_64.txz",
            "postgres-linux-arm_64.txz",
            "postgres-darwin-x86_64.txz",
            "postgres-darwin-arm_64.txz",
            "postgres-windows-x86_64.txz");

    private PostgresBinaries() {}

    /** @return the folder that holds {@code bin}, {@code lib} and {@code share} */
    static Path unpack(Path folder) {
        Path target = folder.resolve("programs");
        if (Files.exists(target.resolve("complete"))) {
            return target;
        }
        String archive = ARCHIVES.stream()
                .filter(name -> PostgresBinaries.class.getResource("/" + name) != null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("This server was built without PostgreSQL for "
                        + System.getProperty("os.name").toLowerCase(Locale.ROOT)
                        + "; set FRONTDESK_DB_URL to a PostgreSQL of yours."));
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw new IOException(archive + " has vanished");
            }
            unpack(new TarArchiveInputStream(new XZInputStream(packed)), target);
            Files.createFile(target.resolve("complete"));
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack PostgreSQL into " + target, e);
        }
    }

    private static void unpack(TarArchiveInputStream tar, Path target) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path path = target.resolve(entry.getName()).normalize();
            if (!path.startsWith(target)) {
                throw new IOException("An entry leaves the archive: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(path);
                continue;
            }
            Path parent = path.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            if (entry.isSymbolicLink()) {
                Files.deleteIfExists(path);
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                continue;
            }
            Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
            if ((entry.getMode() & 0100) != 0
                    && path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }
}
