package frontdesk.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One PostgreSQL cluster as an operating system's process: initdb, pg_ctl start, pg_ctl stop. */
final class PostgresProcess {

    /**
     * Iterations protect weak passwords; these are 24 random bytes, and each connection would pay
     * for them.
     */
    private static final String SETTINGS =
            """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 150
            shared_buffers = 96MB
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            password_encryption = 'scram-sha-256'
            scram_iterations = 1
            timezone = 'UTC'
            log_timezone = 'UTC'
            max_wal_size = 512MB
            jit = off
            io_method = sync
            statement_timeout = '60s'
            idle_in_transaction_session_timeout = '120s'
            lock_timeout = '20s'
            log_min_messages = 'warning'
            """;

    private final Path programs;
    private final Path data;
    private final Path log;

    PostgresProcess(Path programs, Path data) {
        this.programs = programs;
        this.data = data;
        this.log = data.resolveSibling("postgres.log");
    }

    /** Makes the cluster where there is none yet. */
    void initialise(String superuser, String password) throws IOException {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        Path passwordFile = data.resolveSibling("initial-password");
        Files.writeString(passwordFile, password);
        try {
            run(
                    120,
                    "initdb",
                    "-D",
                    data.toString(),
                    "-U",
                    superuser,
                    "-A",
                    "scram-sha-256",
                    "--pwfile=" + passwordFile,
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "--no-sync",
                    "-c",
                    "scram_iterations=1");
        } finally {
            Files.delete(passwordFile);
        }
    }

    void start() throws IOException {
        if (isRunning()) {
            return;
        }
        Files.writeString(data.resolve("postgresql.auto.conf"), SETTINGS);
        run(
                90,
                "pg_ctl",
                "-D",
                data.toString(),
                "-l",
                log.toString(),
                "-o",
                "-p " + freePort(),
                "-w",
                "-t",
                "80",
                "start");
    }

    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return free.getLocalPort();
        }
    }

    /** Smart first, so that the last transactions of a stopping server still commit. */
    void stop() {
        try {
            if (isRunning()
                    && exitCode(
                                    12,
                                    "pg_ctl",
                                    "-D",
                                    data.toString(),
                                    "-m",
                                    "smart",
                                    "-t",
                                    "8",
                                    "stop")
                            != 0) {
                exitCode(30, "pg_ctl", "-D", data.toString(), "-m", "fast", "stop");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The database did not stop", e);
        }
    }

    /**
     * The fourth line of postmaster.pid; see PostgreSQL's source, miscadmin.h, LOCK_FILE_LINE_PORT.
     */
    int port() {
        try {
            return Integer.parseInt(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(3).trim());
        } catch (IOException e) {
            throw new UncheckedIOException("The database does not run", e);
        }
    }

    private boolean isRunning() throws IOException {
        return Files.exists(data.resolve("postmaster.pid"))
                && exitCode(10, "pg_ctl", "-D", data.toString(), "status") == 0;
    }

    private void run(int seconds, String program, String... arguments) throws IOException {
        int code = exitCode(seconds, program, arguments);
        if (code != 0) {
            throw new IOException(program + " ended with " + code + "; see " + log);
        }
    }

    private int exitCode(int seconds, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .directory(programs.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
