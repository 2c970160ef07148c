package frontdesk.server;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A step of the build: starts the server on an empty home, uses it a little and stops it, upon
 * which Java writes down what it loaded, linked and called often (its AOT cache, JEP 514 and 515).
 * A start with it computes a sixth less than one with an archive of classes alone, and what is
 * called often is compiled sooner. The server also writes down the vectors of all texts that it
 * meets, those of the demo, so that no first start need compute them.
 */
final class PrepareStart {

    /** Whether it is ready: for three minutes, or longer if answers take time. */
    private static final int MOST_QUESTIONS = 900;

    private static final Duration ENDED_WITHIN = Duration.ofMinutes(2);

    /** Nothing new for so long, in seconds: the demo is read. */
    private static final int QUIET = 4;

    private static final int MOST_SECONDS_OF_READING = 180;

    private static final String VECTORS = "bin/frontdesk.vectors";

    private static final String JAVA = System.getProperty("java.vm.version");

    private final Path server;
    private final Path work;
    private final Path vectors;
    private final Path stopping;
    private final Path cache;
    private final Path made;

    private PrepareStart(Path server, Path work) {
        this.server = server;
        this.work = work;
        this.vectors = work.resolve("vectors");
        this.stopping = work.resolve("stopping");
        this.cache = server.resolve("bin/frontdesk.aot");
        this.made = server.resolve("bin/frontdesk.aot.java");
    }

    /**
     * Ends when the server is told to stop. It writes while it stops, which needs one core only:
     * the build goes on beside it, and calls this once more to wait for what it wrote.
     *
     * @param arguments the server's folder, and one for what is needed only now; a cache that this
     *     Java made is left as it is
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrepareStart start =
                new PrepareStart(
                        Path.of(arguments[0]).toAbsolutePath(),
                        Path.of(arguments[1]).toAbsolutePath());
        start.settle();
        if (!start.isMade()) {
            start.make();
        }
    }

    private boolean isMade() throws IOException {
        return Files.exists(made) && Files.readString(made).equals(JAVA);
    }

    /** What a server that was told to stop before has written is there when it has ended. */
    private void settle() throws IOException, InterruptedException {
        if (Files.exists(stopping)) {
            Stopping.read(stopping).awaitEnd(ENDED_WITHIN);
            if (Files.exists(cache)) {
                Files.writeString(made, JAVA);
            }
            delete(work);
        }
    }

    private void make() throws IOException, InterruptedException {
        delete(work);
        Files.deleteIfExists(server.resolve(VECTORS));
        Files.deleteIfExists(cache);
        copy(server.resolve("standalone/configuration"), work.resolve("standalone/configuration"));
        copy(server.resolve("standalone/deployments"), work.resolve("standalone/deployments"));
        // With the same arguments, except that what is read otherwise is written.
        Path arguments =
                Files.writeString(
                        work.resolve("arguments"),
                        Files.readString(server.resolve("bin/frontdesk.args"))
                                .replace("-XX:AOTCache=", "-XX:AOTCacheOutput="));
        int port = PostgresProcess.freePort();
        Process process = start(arguments, port);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        if (becomesReady(process, port)) {
            rehearse(port);
            awaitQuiet(process);
            if (Files.exists(vectors)) {
                Files.move(vectors, server.resolve(VECTORS), StandardCopyOption.REPLACE_EXISTING);
            }
            Stopping.of(process).write(stopping);
        } else {
            System.err.println(
                    "The server did not start, so starts that do will take longer: see "
                            + work.resolve("console.log"));
        }
        process.destroy();
    }

    /**
     * A process that ends by itself.
     *
     * @param since since numbers of processes are used again
     */
    private record Stopping(long pid, Instant since) {

        static Stopping of(Process process) {
            return new Stopping(process.pid(), since(process.toHandle()));
        }

        static Stopping read(Path file) throws IOException {
            List<String> lines = Files.readAllLines(file);
            return new Stopping(Long.parseLong(lines.get(0)), Instant.parse(lines.get(1)));
        }

        void write(Path file) throws IOException {
            Files.write(file, List.of(String.valueOf(pid), since.toString()));
        }

        private static Instant since(ProcessHandle process) {
            return process.info().startInstant().orElse(Instant.EPOCH);
        }

        void awaitEnd(Duration most) throws InterruptedException {
            ProcessHandle process = ProcessHandle.of(pid).orElse(null);
            if (process == null || !since(process).equals(since)) {
                return;
            }
            try {
                process.onExit().get(most.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                process.destroyForcibly();
            }
        }
    }

    private void awaitQuiet(Process process) throws IOException, InterruptedException {
        long size = -1;
        int quiet = 0;
        for (int second = 0;
                second < MOST_SECONDS_OF_READING
                        && quiet < QUIET
                        && !process.waitFor(1, TimeUnit.SECONDS);
                second++) {
            long now = Files.exists(vectors) ? Files.size(vectors) : 0;
            quiet = now == size ? quiet + 1 : 0;
            size = now;
        }
    }

    private Process start(Path arguments, int port) throws IOException {
        File log = work.resolve("console.log").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "@" + arguments,
                                "-Djboss.server.base.dir=" + work.resolve("standalone"),
                                "-Dfrontdesk.vectors.record=" + vectors)
                        .redirectErrorStream(true)
                        .redirectOutput(log);
        Map<String, String> variables = builder.environment();
        variables
                .keySet()
                .removeIf(
                        variable ->
                                variable.startsWith("FRONTDESK_")
                                        || variable.equals("JAVA_TOOL_OPTIONS"));
        variables.put("FRONTDESK_HOME", work.resolve("home").toString());
        variables.put("FRONTDESK_PORT", String.valueOf(port));
        variables.put("FRONTDESK_MANAGEMENT_PORT", String.valueOf(PostgresProcess.freePort()));
        return builder.start();
    }

    /** A cache that knows the start alone is still one. */
    private static void rehearse(int port) throws InterruptedException {
        try {
            Rehearsal.run("http://localhost:" + port);
        } catch (IOException | RuntimeException e) {
            System.err.println(
                    "The server will be slower while it warms up, since it could not be used while"
                            + " it was prepared: "
                            + e);
        }
    }

    private static boolean becomesReady(Process process, int port) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/system/ready"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int question = 0;
                    question < MOST_QUESTIONS && !process.waitFor(200, TimeUnit.MILLISECONDS);
                    question++) {
                try {
                    if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()
                            == 200) {
                        return true;
                    }
                } catch (IOException notYet) {
                    // It does not listen yet.
                }
            }
        }
        return false;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> files;
            try (Stream<Path> walk = Files.walk(folder)) {
                files = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }
}
