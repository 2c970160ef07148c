package frontdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.testing.Database;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Row-level security, tried on every table that has a tenant: made-up rows of two businesses, seen
 * by the application.
 */
class RowsDbIT {

    private static final UUID A = UUID.randomUUID();
    private static final UUID B = UUID.randomUUID();

    static Stream<String> tables() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = Database.get().asOwner();
                ResultSet rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        """
                                        select c.table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                                        where c.table_schema = 'public' and c.column_name = 'tenant_id' and t.table_type = 'BASE TABLE' order by 1
                                        """)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        assertThat(tables).hasSizeGreaterThan(15);
        return tables.stream();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aBusinessReadsWritesAndRemovesItsOwnRowsOnly(String table) throws SQLException {
        try (Connection connection = Database.get().asApplication()) {
            connection.setAutoCommit(false);
            boolean systemOnly = table.equals("socket_ticket");
            insert(connection, table, A, systemOnly ? "system" : A.toString());
            insert(connection, table, B, systemOnly ? "system" : B.toString());

            assertThat(seen(connection, table, "")).isZero();
            assertThat(seen(connection, table, "' or true --")).isZero();
            assertThat(seen(connection, table, UUID.randomUUID().toString())).isZero();
            assertThat(seen(connection, table, A.toString())).isEqualTo(systemOnly ? 0 : 1);
            assertThat(change(connection, "update " + table + " set tenant_id = tenant_id", A))
                    .isEqualTo(systemOnly ? 0 : 1);
            assertThat(
                            change(
                                    connection,
                                    "delete from " + table + " where tenant_id = '" + B + "'",
                                    A))
                    .isZero();

            var before = connection.setSavepoint();
            assertThatThrownBy(() -> insert(connection, table, B, A.toString()))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("row-level security");
            connection.rollback(before);
            if (!systemOnly) {
                assertThatThrownBy(
                                () ->
                                        change(
                                                connection,
                                                "update " + table + " set tenant_id = '" + B + "'",
                                                A))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("row-level security");
                connection.rollback(before);
            }
            connection.rollback();
        }
    }

    private static long seen(Connection connection, String table, String tenant)
            throws SQLException {
        Database.setTenant(connection, tenant);
        try (ResultSet rows =
                connection
                        .createStatement()
                        .executeQuery(
                                "select count(*) from "
                                        + table
                                        + " where tenant_id in ('"
                                        + A
                                        + "', '"
                                        + B
                                        + "')")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static int change(Connection connection, String sql, UUID tenant) throws SQLException {
        Database.setTenant(connection, tenant.toString());
        return connection.createStatement().executeUpdate(sql);
    }

    /** With some value in each column that needs one. */
    private static void insert(Connection connection, String table, UUID tenant, String as)
            throws SQLException {
        Database.setTenant(connection, as);
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (ResultSet rows =
                connection
                        .createStatement()
                        .executeQuery(
                                """
                                select column_name, udt_name, (select min(pg_get_constraintdef(k.oid)) from pg_constraint k
                                    where k.conrelid = table_name::regclass and k.contype = 'c' and pg_get_constraintdef(k.oid) like '%(' || column_name || ' = ANY%')
                                from information_schema.columns
                                where table_schema = 'public' and is_identity = 'NO' and table_name = '\
                                """
                                        + table
                                        + "' and (column_name = 'tenant_id' or is_nullable = 'NO'"
                                        + " and column_default is null)")) {
            while (rows.next()) {
                names.add(rows.getString(1));
                values.add(
                        rows.getString(1).equals("tenant_id")
                                ? "'" + tenant + "'"
                                : value(rows.getString(2), rows.getString(3)));
            }
        }
        List<String> keys = foreignKeys(connection, table);
        for (int i = 0; i < names.size(); i++) {
            if (keys.contains(names.get(i))) {
                values.set(i, parent(connection, table, names.get(i), tenant, values.get(i)));
            }
        }
        connection
                .createStatement()
                .executeUpdate(
                        "insert into "
                                + table
                                + " ("
                                + String.join(", ", names)
                                + ") values ("
                                + values.stream().collect(Collectors.joining(", "))
                                + ")");
    }

    private static List<String> foreignKeys(Connection connection, String table)
            throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows =
                connection
                        .createStatement()
                        .executeQuery(
                                """
                                select a.attname from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
                                where k.contype = 'f' and k.conrelid = '\
                                """
                                        + table
                                        + "'::regclass")) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return columns;
    }

    private static String parent(
            Connection connection, String table, String column, UUID tenant, String value)
            throws SQLException {
        String parent;
        String key;
        try (ResultSet rows =
                connection
                        .createStatement()
                        .executeQuery(
                                """
                                select k.confrelid::regclass::text, p.attname from pg_constraint k
                                join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
                                join pg_attribute p on p.attrelid = k.confrelid and p.attnum = k.confkey[array_position(k.conkey, a.attnum)]
                                where k.contype = 'f' and k.conrelid = '\
                                """
                                        + table
                                        + "'::regclass and a.attname = '"
                                        + column
                                        + "'")) {
            rows.next();
            parent = rows.getString(1);
            key = rows.getString(2);
        }
        if (parent.equals("business")) {
            connection
                    .createStatement()
                    .executeUpdate(
                            """
                            insert into business (id, slug, name, tagline, language, languages, accent_hue, welcome, suggestions, origins, demo, created_at)
                            values ('%s', '%s', '', '', 'en', '{}', 0, '', '{}', '{}', false, now()) on conflict do nothing
                            """
                                    .formatted(tenant, tenant));
            return "'" + tenant + "'";
        }
        String current = column(connection, "select current_setting('app.tenant', true)");
        Database.setTenant(connection, tenant.toString());
        String find =
                "select min("
                        + key
                        + "::text) from "
                        + parent
                        + " where tenant_id = '"
                        + tenant
                        + "'";
        String known = column(connection, find);
        if (known == null) {
            insert(connection, parent, tenant, tenant.toString());
            known = column(connection, find);
        }
        Database.setTenant(connection, current);
        return known == null ? value : "'" + known + "'";
    }

    private static String column(Connection connection, String sql) throws SQLException {
        try (ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String value(String type, String check) {
        if (check != null) {
            return "'" + check.replaceAll("(?s)^[^']*'([^']*)'.*$", "$1") + "'";
        }
        return switch (type) {
            case "uuid" -> "gen_random_uuid()";
            case "timestamptz" -> "now()";
            case "bool" -> "false";
            case "bytea" -> "uuid_send(gen_random_uuid())";
            case "_text", "jsonb" -> "'{}'";
            case "int4", "int8", "float8", "numeric" -> "1";
            default -> "gen_random_uuid()::text";
        };
    }
}
