package frontdesk.platform.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

/**
 * Statements of the running transaction by plain JDBC, for the few that every message or search
 * needs: JPA computes more around them than they take. What JPA still has to write is written
 * first.
 */
@ApplicationScoped
public class Statements {

    @Resource(lookup = "java:jboss/datasources/FrontdeskDS")
    private DataSource database;

    @PersistenceContext private EntityManager entities;

    private final Map<String, NumberedParameters> known = new ConcurrentHashMap<>();

    /**
     * @param parameters of ?1 and on
     * @return the rows that the statement returns; none where it returns nothing
     */
    public List<Object[]> run(String sql, @Nullable Object... parameters) {
        entities.flush();
        NumberedParameters numbered = known.computeIfAbsent(sql, NumberedParameters::of);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(numbered.sql())) {
            int position = 1;
            for (int number : numbered.order()) {
                statement.setObject(position++, forDatabase(parameters[number - 1]));
            }
            return statement.execute() ? rows(statement) : List.of();
        } catch (SQLException e) {
            throw new PersistenceException("The database refused a statement", e);
        }
    }

    private static List<Object[]> rows(PreparedStatement statement) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        try (ResultSet result = statement.getResultSet()) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                Object[] row = new Object[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = result.getObject(i + 1);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static @Nullable Object forDatabase(@Nullable Object value) {
        return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
    }
}
