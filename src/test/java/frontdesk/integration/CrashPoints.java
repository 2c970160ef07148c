package frontdesk.integration;

import frontdesk.testing.ServerDatabase;
import frontdesk.testing.TestServer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Points that a server is held at from outside, by locks in its database, until they are released
 * or all of this is closed. Nothing in the product knows of them.
 */
final class CrashPoints implements AutoCloseable {

    /** Committed, not published: another node seems to have the stream. */
    static final String EVENT_STORED = "outbox integration.events";

    static final String WEBHOOK_STORED = "outbox integration.webhooks";

    /** Committed, and not yet a mail. */
    static final String MAIL_STORED = "crash mail stored";

    /** The receiver has it, and nobody has written that down. */
    static final String WEBHOOK_SENT = "crash webhook sent";

    static final String MAIL_SENT = "crash mail sent";

    private final Connection database;

    CrashPoints(TestServer server) {
        database = ServerDatabase.connect(server);
    }

    /** Once for each server: statements that wait at the points that have no lock of their own. */
    static void prepare(TestServer server) {
        ServerDatabase.update(
                server,
                """
                create function crash_point() returns trigger language plpgsql as $$ begin
                    perform pg_advisory_xact_lock_shared(hashtextextended(tg_argv[0], 0));
                    return new;
                end $$\
                """);
        waitsAt(server, MAIL_STORED, "insert on mail_sent");
        waitsAt(server, MAIL_SENT, "update of state on mail_sent");
        waitsAt(server, WEBHOOK_SENT, "insert on integration_webhook_attempt");
    }

    private static void waitsAt(TestServer server, String point, String statement) {
        ServerDatabase.update(
                server,
                "create trigger \"%s\" before %s for each row execute function crash_point('%s')"
                        .formatted(point, statement, point));
    }

    void hold(String... points) throws SQLException {
        for (String point : points) {
            select("pg_advisory_lock(hashtextextended('" + point + "', 0))");
        }
    }

    /**
     * Published, not marked: what is stored now cannot be marked as published. It goes on with that
     * point that is released.
     */
    void holdMarksAndRelease(String point) throws SQLException {
        database.setAutoCommit(false);
        select("1 from outbox_delivery where listener = 'integration.events' for update");
        select("pg_advisory_unlock(hashtextextended('" + point + "', 0))");
    }

    private void select(String what) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select " + what)) {
            rows.next();
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
