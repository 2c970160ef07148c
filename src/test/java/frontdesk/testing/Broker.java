package frontdesk.testing;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A separate Apache ActiveMQ Artemis with the configuration that the handbook asks for: TLS,
 * accounts, a disk of its own.
 */
public final class Broker implements AutoCloseable {

    public static final String PASSWORD = "of-the-tests";
    private static final Path PROGRAM =
            Path.of("target/artemis/apache-artemis-2.44.0").toAbsolutePath();

    private final Path folder;
    private final int port;
    private Process process;

    private Broker(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    public static Broker create() {
        try {
            Broker broker =
                    new Broker(Files.createTempDirectory("frontdesk-broker-"), Ports.free());
            broker.make();
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make() throws IOException {
        run(
                List.of(
                        PROGRAM.resolve("bin/artemis").toString(),
                        "create",
                        folder.resolve("instance").toString(),
                        "--silent",
                        "--require-login",
                        "--user",
                        "frontdesk",
                        "--password",
                        PASSWORD,
                        "--role",
                        "frontdesk",
                        "--no-autotune",
                        "--no-web",
                        "--no-fsync",
                        "--nio"));
        Path etc = folder.resolve("instance/etc");
        Files.copy(
                Path.of("server-config/artemis-broker.xml"),
                etc.resolve("broker.xml"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(
                etc.resolve("artemis-users.properties"),
                "frontdesk = "
                        + PASSWORD
                        + "\nintranet = "
                        + PASSWORD
                        + "\nwarehouse = "
                        + PASSWORD
                        + "\n");
        Files.writeString(
                etc.resolve("artemis-roles.properties"),
                "frontdesk = frontdesk\nclients = intranet\nlisteners = warehouse\n");
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        run(
                List.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "broker",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1,dns:localhost",
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keyStore(),
                        "-storepass",
                        PASSWORD));
        run(
                List.of(
                        keytool,
                        "-exportcert",
                        "-alias",
                        "broker",
                        "-keystore",
                        keyStore(),
                        "-storepass",
                        PASSWORD,
                        "-file",
                        folder.resolve("broker.crt").toString()));
        run(
                List.of(
                        keytool,
                        "-importcert",
                        "-noprompt",
                        "-alias",
                        "broker",
                        "-file",
                        folder.resolve("broker.crt").toString(),
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        trustStore(),
                        "-storepass",
                        PASSWORD));
    }

    private String keyStore() {
        return folder.resolve("broker.p12").toString();
    }

    private String trustStore() {
        return folder.resolve("trust.p12").toString();
    }

    /** For the server that is to use it. */
    public Map<String, String> settings() {
        return Map.of(
                "FRONTDESK_BROKER_HOST",
                "127.0.0.1",
                "FRONTDESK_BROKER_PORT",
                String.valueOf(port),
                "FRONTDESK_BROKER_USER",
                "frontdesk",
                "FRONTDESK_BROKER_PASSWORD",
                PASSWORD,
                "FRONTDESK_BROKER_TRUST_STORE",
                trustStore(),
                "FRONTDESK_BROKER_TRUST_STORE_PASSWORD",
                PASSWORD);
    }

    public String url() {
        return "tcp://127.0.0.1:"
                + port
                + "?sslEnabled=true&trustStorePath="
                + trustStore()
                + "&trustStorePassword="
                + PASSWORD;
    }

    public String urlWithoutTls() {
        return "tcp://127.0.0.1:" + port + "?callTimeout=3000";
    }

    public void start() {
        List<String> command = List.of(folder.resolve("instance/bin/artemis").toString(), "run");
        ProcessBuilder builder = builder(command);
        builder.environment()
                .put(
                        "JAVA_ARGS_APPEND",
                        "-Xms64m -Xmx256m -Dbroker.bind=127.0.0.1 -Dbroker.port="
                                + port
                                + " -Dbroker.key-store="
                                + keyStore()
                                + " -Dbroker.key-store-password="
                                + PASSWORD);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await("the broker listens")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(this::listens);
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The broker ended; see target/server-logs/broker.log");
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public void kill9() {
        try {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Holds it, as if it were very slow. */
    public void pause() {
        run(List.of("kill", "-STOP", String.valueOf(process.pid())));
    }

    public void resume() {
        run(List.of("kill", "-CONT", String.valueOf(process.pid())));
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            kill9();
        }
        Folders.delete(folder);
    }

    private ProcessBuilder builder(List<String> command) {
        try {
            Path log = Files.createDirectories(Path.of("target/server-logs")).resolve("broker.log");
            ProcessBuilder builder =
                    new ProcessBuilder(new ArrayList<>(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            return builder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(List<String> command) {
        try {
            Process program = builder(command).start();
            if (!program.waitFor(60, TimeUnit.SECONDS) || program.exitValue() != 0) {
                throw new IllegalStateException(
                        command + " failed; see target/server-logs/broker.log");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
