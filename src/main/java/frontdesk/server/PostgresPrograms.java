package frontdesk.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where the PostgreSQL programs of this machine's kind are: the build has put them beside the
 * server.
 */
final class PostgresPrograms {

    private PostgresPrograms() {}

    /**
     * @return the folder that holds {@code bin}, {@code lib} and {@code share}
     */
    static Path folder() {
        Path folder = Path.of(System.getProperty("jboss.home.dir"), "postgres");
        if (!isComplete(folder)) {
            throw new IllegalStateException(
                    "This server was built without PostgreSQL for "
                            + System.getProperty("os.name").toLowerCase(Locale.ROOT)
                            + "; set FRONTDESK_DB_URL to a PostgreSQL of yours.");
        }
        return folder;
    }

    static boolean isComplete(Path folder) {
        return Files.exists(folder.resolve("complete"));
    }
}
