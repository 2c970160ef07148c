package frontdesk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/**
 * Runs a script of {@code server-config} on a copy of the server's configuration; the result is
 * kept until either changes.
 */
final class Configured {

    private Configured() {}

    static synchronized void by(String script, Path program, Path standalone) {
        try {
            Path source = Path.of("server-config").resolve(script).toAbsolutePath();
            Path original = program.resolve("standalone/configuration/frontdesk.xml");
            Path kept =
                    Files.createDirectories(Path.of("target/configured")).resolve(script + ".xml");
            Path configuration = standalone.resolve("configuration/frontdesk.xml");
            if (isOlder(kept, source) || isOlder(kept, original)) {
                run(source, program, standalone);
                Files.copy(configuration, kept, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.copy(kept, configuration, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOlder(Path kept, Path than) throws IOException {
        return !Files.exists(kept)
                || Files.getLastModifiedTime(kept).compareTo(Files.getLastModifiedTime(than)) < 0;
    }

    private static void run(Path script, Path program, Path standalone) throws IOException {
        Path log =
                Files.createDirectories(Path.of("target/server-logs"))
                        .resolve(script.getFileName() + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Djboss.home.dir=" + program,
                                "-Djboss.server.base.dir=" + standalone,
                                "-jar",
                                program.resolve("jboss-modules.jar").toString(),
                                "-mp",
                                program.resolve("modules").toString(),
                                "org.jboss.as.cli",
                                "--file=" + script)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().put("JBOSS_HOME", program.toString());
        try {
            Process process = builder.start();
            if (!process.waitFor(90, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(script + " failed; see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
