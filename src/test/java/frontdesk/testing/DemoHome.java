package frontdesk.testing;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A data folder in which the demo is filled in and indexed: made once for each WAR, copied for each
 * server that begins with it.
 */
final class DemoHome {

    private static final Path KEPT = Path.of("target/demo-home");

    private DemoHome() {}

    static synchronized void copyTo(TestServer server) {
        try {
            String war =
                    Files.getLastModifiedTime(
                                    server.program()
                                            .resolve("standalone/deployments/frontdesk.war"))
                            .toString();
            Path mark = KEPT.resolve("made-for");
            if (!Files.exists(mark) || !Files.readString(mark).equals(war)) {
                Folders.delete(KEPT);
                Files.createDirectories(KEPT);
                make();
                Files.writeString(mark, war);
            }
            copy(KEPT.resolve("data"), server.home());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make() throws IOException {
        try (TestServer server = TestServer.empty("demo-home", Map.of())) {
            server.start();
            Talk.awaitDemo(server);
            Awaitility.await("no news is on its way")
                    .atMost(Duration.ofSeconds(120))
                    .until(
                            () ->
                                    ServerDatabase.column(
                                                    server, "select count(*) from outbox_delivery")
                                            .getFirst()
                                            .equals("0"));
            server.stop();
            copy(server.home(), KEPT.resolve("data"));
        }
    }

    /** PostgreSQL wants its folder's owner and rights kept. */
    private static void copy(Path from, Path to) throws IOException {
        try {
            Process cp =
                    new ProcessBuilder("cp", "-a", from.toString(), to.toString())
                            .inheritIO()
                            .start();
            if (!cp.waitFor(60, TimeUnit.SECONDS) || cp.exitValue() != 0) {
                throw new IOException("Cannot copy " + from + " to " + to);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
