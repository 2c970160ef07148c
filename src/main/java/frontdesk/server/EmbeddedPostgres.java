package frontdesk.server;

import org.jboss.logging.Logger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The PostgreSQL that the default server brings along: a durable cluster in {@code
 * <home>/postgres}, with passwords, reachable on loopback only. It outlives a redeploy of the WAR
 * and a killed JVM: the next start finds it running and goes on with it.
 */
public final class EmbeddedPostgres {

    public static final String DATABASE = "frontdesk";

    /** Owns the schema and runs the migrations. */
    public static final String OWNER = "frontdesk_owner";

    /**
     * What the application connects as: neither owner nor superuser, so row-level security binds
     * it.
     */
    public static final String APPLICATION = "frontdesk_app";

    private static final String SUPERUSER = "postgres";
    private static final Logger LOG = Logger.getLogger("Frontdesk.database");
    private static final Map<Path, EmbeddedPostgres> RUNNING = new ConcurrentHashMap<>();

    private final PostgresProcess process;
    private final Passwords passwords;

    private EmbeddedPostgres(PostgresProcess process, Passwords passwords) {
        this.process = process;
        this.passwords = passwords;
    }

    /** The database of this home folder, started when it does not run yet. */
    public static EmbeddedPostgres in(Path home) {
        return RUNNING.computeIfAbsent(home, EmbeddedPostgres::start);
    }

    public int port() {
        return process.port();
    }

    public String passwordOf(String role) {
        return passwords.of(role);
    }

    /** Waits for its clients to leave, a little, then stops it. */
    public void stop() {
        RUNNING.values().remove(this);
        process.stop();
    }

    private static EmbeddedPostgres start(Path home) {
        FrontdeskHome.claim(home);
        Path folder = FrontdeskHome.secretFolder(home.resolve("postgres"));
        Passwords passwords = Passwords.in(folder);
        PostgresProcess process =
                new PostgresProcess(PostgresPrograms.folder(), folder.resolve("data"));
        try {
            process.initialise(SUPERUSER, passwords.of(SUPERUSER));
            process.start();
            EmbeddedPostgres postgres = new EmbeddedPostgres(process, passwords);
            postgres.prepare();
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(postgres::stop));
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The database did not start; see " + folder.resolve("postgres.log"), e);
        } catch (SQLException e) {
            throw new IllegalStateException("The database refused its first connection", e);
        }
    }

    private void prepare() throws SQLException {
        DriverManager.setLoginTimeout((int) Duration.ofSeconds(10).toSeconds());
        try (Connection connection =
                        new org.postgresql.Driver()
                                .connect(
                                        "jdbc:postgresql://127.0.0.1:" + port() + "/postgres",
                                        superuser());
                Statement statement = connection.createStatement()) {
            checkDurability(statement);
            if (!hasDatabase(statement)) {
                createDatabase(statement);
            }
        }
        LOG.debugf("PostgreSQL answers on port %d", port());
    }

    private static boolean hasDatabase(Statement statement) throws SQLException {
        try (var rows =
                statement.executeQuery(
                        "select 1 from pg_database where datname = '" + DATABASE + "'")) {
            return rows.next();
        }
    }

    private void createDatabase(Statement statement) throws SQLException {
        for (String role : List.of(OWNER, APPLICATION)) {
            statement.execute(
                    "do $$ begin if not exists (select from pg_roles where rolname = '"
                            + role
                            + "') then create role "
                            + role
                            + " login nosuperuser nobypassrls; end if; end $$");
            statement.execute("alter role " + role + " password '" + passwords.of(role) + "'");
        }
        statement.execute(
                "create database "
                        + DATABASE
                        + " owner "
                        + OWNER
                        + " encoding 'UTF8' template template0");
    }

    /**
     * A test tool's defaults would lose acknowledged messages, so a server that has them must not
     * go on.
     */
    private static void checkDurability(Statement statement) throws SQLException {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            try (var rows = statement.executeQuery("show " + setting)) {
                if (!rows.next() || !rows.getString(1).equals("on")) {
                    throw new IllegalStateException(
                            "The database has " + setting + " off: it may lose data.");
                }
            }
        }
    }

    private java.util.Properties superuser() {
        var properties = new java.util.Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", passwords.of(SUPERUSER));
        return properties;
    }

    /** Where the passwords are kept; exists once {@link #in} has returned. */
    static boolean isInitialised(Path home) {
        return Files.exists(home.resolve("postgres/data/PG_VERSION"));
    }
}
