package frontdesk.server;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder that holds everything that must outlive the server: database, keys, search index. */
public final class FrontdeskHome {

    private static @Nullable FileLock lock;

    private FrontdeskHome() {}

    /**
     * {@code FRONTDESK_HOME}, or {@code ~/.frontdesk}; made when it is missing, readable by its
     * owner only.
     */
    public static Path folder() {
        String configured = System.getProperty("frontdesk.home", System.getenv("FRONTDESK_HOME"));
        Path folder =
                configured == null || configured.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".frontdesk")
                        : Path.of(configured);
        return secretFolder(folder.toAbsolutePath().normalize());
    }

    /**
     * Two servers on one folder would destroy each other's data, so the second one must not start.
     */
    static synchronized void claim(Path home) {
        if (lock != null) {
            return;
        }
        try {
            FileChannel channel =
                    FileChannel.open(
                            home.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new IllegalStateException(
                        "Another Frontdesk is running on "
                                + home
                                + ". Stop it, or set FRONTDESK_HOME to another folder.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock " + home, e);
        }
    }

    /** Makes the folder, closed to other users where the system knows them. */
    public static Path secretFolder(@Nullable Path folder) {
        try {
            if (folder == null) {
                throw new IllegalArgumentException("A folder is needed");
            }
            Files.createDirectories(folder);
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                    && Files.getOwner(folder).getName().equals(System.getProperty("user.name"))) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder " + folder, e);
        }
    }
}
