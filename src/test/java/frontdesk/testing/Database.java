package frontdesk.testing;

import frontdesk.server.EmbeddedPostgres;

import org.flywaydb.core.Flyway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;

/**
 * The embedded PostgreSQL of the product with the migrated schema, once for all XDbITs of a run.
 */
public final class Database {

    private static Database instance;

    private final EmbeddedPostgres postgres;

    private Database(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static synchronized Database get() {
        if (instance == null) {
            try {
                Path home = Files.createTempDirectory("frontdesk-database-");
                instance = new Database(EmbeddedPostgres.in(home));
                Runtime.getRuntime()
                        .addShutdownHook(
                                new Thread(
                                        () -> {
                                            instance.postgres.stop();
                                            Folders.delete(home);
                                        }));
                instance.migrate();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return instance;
    }

    private void migrate() {
        Flyway.configure()
                .dataSource(
                        url(), EmbeddedPostgres.OWNER, postgres.passwordOf(EmbeddedPostgres.OWNER))
                .locations("classpath:db/migration")
                .placeholders(Map.of("application", EmbeddedPostgres.APPLICATION))
                .load()
                .migrate();
    }

    public Connection asApplication() throws SQLException {
        return DriverManager.getConnection(
                url(),
                EmbeddedPostgres.APPLICATION,
                postgres.passwordOf(EmbeddedPostgres.APPLICATION));
    }

    public Connection asOwner() throws SQLException {
        return DriverManager.getConnection(
                url(), EmbeddedPostgres.OWNER, postgres.passwordOf(EmbeddedPostgres.OWNER));
    }

    /** As the application does at the start of every transaction. */
    public static void setTenant(Connection connection, String tenant) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
            statement.setString(1, tenant);
            statement.execute();
        }
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/" + EmbeddedPostgres.DATABASE;
    }
}
