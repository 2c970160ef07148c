package frontdesk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A running server's own database as its superuser sees it: to arrange what no request can, and to
 * count what is stored.
 */
public final class ServerDatabase {

    private ServerDatabase() {}

    public static Connection connect(TestServer server) {
        Path folder = server.home().resolve("postgres");
        Properties passwords = new Properties();
        try (var reader = Files.newBufferedReader(folder.resolve("passwords.properties"))) {
            passwords.load(reader);
            String port = Files.readAllLines(folder.resolve("data/postmaster.pid")).get(3).strip();
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + port + "/frontdesk",
                    "postgres",
                    passwords.getProperty("postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static int update(TestServer server, String sql, Object... parameters) {
        try (Connection connection = connect(server);
                PreparedStatement statement = prepared(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public static long count(TestServer server, String sql, Object... parameters) {
        return Long.parseLong(column(server, sql, parameters).getFirst());
    }

    /** The first column of all rows, as text. */
    public static List<String> column(TestServer server, String sql, Object... parameters) {
        try (Connection connection = connect(server);
                PreparedStatement statement = prepared(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static PreparedStatement prepared(
            Connection connection, String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
