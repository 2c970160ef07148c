package frontdesk.testing;

import static java.util.concurrent.TimeUnit.SECONDS;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The product itself, as {@code mvn} starts it: the prepared WildFly of {@code target/server} as a
 * process of its own, with its own data folder, port and copy of {@code standalone}, so that it
 * disturbs no other one. It may be killed and started again; {@link #close} leaves no process
 * behind.
 */
public final class TestServer implements AutoCloseable {

    public static final String ADMIN_PASSWORD = "admin-of-the-tests";
    public static final String DEMO_PASSWORD = "people-of-the-tests";

    private static final int ENDED_BY_SIGTERM = 128 + 15;
    private static final Duration READY_WITHIN = Duration.ofSeconds(150);
    private static final Set<TestServer> ALIVE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ALIVE.forEach(TestServer::close)));
    }

    private final String name;
    private final Path program;
    private final Path home;
    private final Path standalone;
    private final int port;
    private final int managementPort;
    private final int jmsPort;
    private final Map<String, String> environment;
    private final HttpClient probe =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final boolean livesShortly;
    private Process process;

    private TestServer(String name, Map<String, String> environment) throws IOException {
        this.name = name;
        this.environment = environment;
        this.livesShortly = !name.equals(SharedServer.NAME);
        this.program =
                Path.of(System.getProperty("frontdesk.server.home", "target/server"))
                        .toAbsolutePath();
        this.home = Files.createTempDirectory("frontdesk-" + name + "-");
        this.standalone = home.resolve("standalone");
        this.port = Ports.free();
        this.managementPort = Ports.free();
        this.jmsPort = Ports.free();
        Folders.copy(
                program.resolve("standalone/configuration"), standalone.resolve("configuration"));
        Files.createDirectories(standalone.resolve("deployments"));
        Files.createSymbolicLink(
                standalone.resolve("deployments/frontdesk.war"),
                program.resolve("standalone/deployments/frontdesk.war"));
        Files.createFile(standalone.resolve("deployments/frontdesk.war.dodeploy"));
    }

    /** A server with the demo in it, not started yet. */
    public static TestServer create(String name) {
        return create(name, Map.of());
    }

    /** With {@code FRONTDESK_DEMO=false}, a server with an empty data folder. */
    public static TestServer create(String name, Map<String, String> environment) {
        TestServer server = empty(name, environment);
        if (!"false".equals(environment.get("FRONTDESK_DEMO"))) {
            DemoHome.copyTo(server);
        }
        return server;
    }

    static TestServer empty(String name, Map<String, String> environment) {
        try {
            return new TestServer(name, environment);
        } catch (IOException e) {
            throw new UncheckedIOException("Is target/server prepared? `mvn package` does it.", e);
        }
    }

    /**
     * A server whose configuration was changed by one of the scripts in {@code server-config}, as
     * the handbook says it.
     */
    public static TestServer configured(
            String name, String script, Map<String, String> environment) {
        TestServer server = create(name, environment);
        Configured.by(script, server.program, server.standalone);
        return server;
    }

    public URI address() {
        return URI.create("http://localhost:" + port);
    }

    public int port() {
        return port;
    }

    public int managementPort() {
        return managementPort;
    }

    /** Where the server's broker listens, if its configuration opens it. */
    public String broker() {
        return "tcp://127.0.0.1:" + jmsPort + "?enable1xPrefixes=true";
    }

    public int jmsPort() {
        return jmsPort;
    }

    Path program() {
        return program;
    }

    public Path home() {
        return home.resolve("data");
    }

    /**
     * What the server keeps while the WAR is deployed; when it changes, the WAR is deployed anew.
     */
    public Path deployed() {
        return standalone.resolve("deployments/frontdesk.war.deployed");
    }

    public Path log() {
        return standalone.resolve("log/server.log");
    }

    public long pid() {
        return process.pid();
    }

    /** Starts it, also after it was killed, and waits until it says that it is ready. */
    public void start() {
        launch();
        awaitReady();
    }

    public void launch() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (livesShortly) {
            // What C2 would compile is not run often enough to be worth it.
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.add("@" + program.resolve("bin/frontdesk.args"));
        command.add("-Djboss.server.base.dir=" + standalone);
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(home.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        home.resolve("console.log").toFile()));
        Map<String, String> variables = builder.environment();
        variables
                .keySet()
                .removeIf(
                        variable ->
                                variable.startsWith("FRONTDESK_")
                                        || variable.equals("JAVA_TOOL_OPTIONS"));
        variables.put("FRONTDESK_HOME", home().toString());
        variables.put("FRONTDESK_PORT", String.valueOf(port));
        variables.put("FRONTDESK_MANAGEMENT_PORT", String.valueOf(managementPort));
        variables.put("FRONTDESK_JMS_PORT", String.valueOf(jmsPort));
        variables.put("FRONTDESK_JMS_CLUSTER_PASSWORD", "cluster-of-the-tests");
        variables.put("FRONTDESK_ADMIN_PASSWORD", ADMIN_PASSWORD);
        variables.put("FRONTDESK_DEMO_PASSWORD", DEMO_PASSWORD);
        variables.putAll(environment);
        try {
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ALIVE.add(this);
    }

    public void awaitReady() {
        Awaitility.await(name + " is ready")
                .atMost(READY_WITHIN)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> {
                            if (!process.isAlive()) {
                                keepLogs();
                                throw new IllegalStateException(
                                        "The server ended with "
                                                + process.exitValue()
                                                + "; see target/server-logs/"
                                                + name);
                            }
                            return isReady();
                        });
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public boolean isReady() {
        HttpRequest request =
                HttpRequest.newBuilder(address().resolve("/api/system/ready"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try {
            return probe.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** As a power cut would, except that PostgreSQL, which has lost its parent, goes on. */
    public void kill9() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** As Ctrl+C does. */
    public void stop() {
        process.destroy();
        awaitEnd();
        if (process.exitValue() != ENDED_BY_SIGTERM) {
            throw new IllegalStateException(
                    "The server did not stop, it ended with " + process.exitValue());
        }
    }

    /**
     * @return whether it ended by itself within this time
     */
    public boolean awaitEnd(Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(60, SECONDS)) {
                process.destroyForcibly().waitFor(10, SECONDS);
                throw new IllegalStateException("The server did not stop within a minute");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Stops it and its database, keeps its logs in target/server-logs, removes its data. */
    @Override
    public void close() {
        if (!ALIVE.remove(this)) {
            return;
        }
        try {
            if (process.isAlive()) {
                stop();
            }
        } finally {
            stopOrphanedDatabase();
            keepLogs();
            Folders.delete(home);
        }
    }

    private void stopOrphanedDatabase() {
        Path data = home().resolve("postgres/data");
        if (!Files.exists(data.resolve("postmaster.pid"))) {
            return;
        }
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(
                List.of(
                        program.resolve("postgres/bin/pg_ctl").toString(),
                        "-D",
                        data.toString(),
                        "-m",
                        "immediate",
                        "-w",
                        "-t",
                        "30",
                        "stop"));
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(40, SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepLogs() {
        try {
            Path kept = Files.createDirectories(Path.of("target/server-logs", name));
            for (Path log :
                    List.of(
                            log(),
                            home.resolve("console.log"),
                            home().resolve("postgres/postgres.log"))) {
                if (Files.exists(log)) {
                    Files.copy(
                            log,
                            kept.resolve(log.getFileName()),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
