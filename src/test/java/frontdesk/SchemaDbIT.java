package frontdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.testing.Database;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The second seal between businesses, checked on the schema that the migrations make. */
class SchemaDbIT {

    /** Those without an owner of their own: the businesses themselves, and what belongs to none. */
    private static final List<String> COMMON =
            List.of("business", "demo_business", "flyway_schema_history", "sign_in_throttle");

    @Test
    void everyTenantsTableHasForcedRowLevelSecurityAndAPolicy() throws SQLException {
        List<String> sealed =
                names(
                        """
                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relrowsecurity and c.relforcerowsecurity
                          and exists (select from pg_policy p where p.polrelid = c.oid)
                        """);
        List<String> owned =
                names(
                        """
                        select distinct table_name from information_schema.columns
                        where table_schema = 'public' and column_name = 'tenant_id'
                        """);

        assertThat(owned).hasSizeGreaterThan(10).isSubsetOf(sealed);
    }

    @Test
    void aTableWithoutATenantIsOneOfTheFewThatNeedNone() throws SQLException {
        assertThat(
                        names(
                                """
                                select table_name from information_schema.tables t where table_schema = 'public' and table_type = 'BASE TABLE'
                                and not exists (select from information_schema.columns c where c.table_schema = 'public'
                                                and c.table_name = t.table_name and c.column_name = 'tenant_id')
                                """))
                .isSubsetOf(COMMON);
    }

    @Test
    void policiesBindTheTenantOfTheTransaction() throws SQLException {
        assertThat(
                        names(
                                "select tablename || ': ' || qual from pg_policies where schemaname"
                                        + " = 'public'"))
                .isNotEmpty()
                .allSatisfy(policy -> assertThat(policy).contains("app.tenant"));
    }

    @Test
    void theApplicationsRoleIsNeitherOwnerNorPowerful() throws SQLException {
        assertThat(
                        names(
                                """
                                select rolname from pg_roles where rolname = 'frontdesk_app'
                                and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
                                """))
                .isEmpty();
        assertThat(
                        names(
                                "select tablename from pg_tables where schemaname = 'public' and"
                                        + " tableowner = 'frontdesk_app'"))
                .isEmpty();
        assertThat(
                        names(
                                "select r.rolname from pg_auth_members m join pg_roles r on r.oid ="
                                        + " m.roleid join pg_roles u on u.oid = m.member where"
                                        + " u.rolname = 'frontdesk_app'"))
                .isEmpty();
        try (Connection application = Database.get().asApplication()) {
            assertThatThrownBy(
                            () ->
                                    application
                                            .createStatement()
                                            .execute(
                                                    "alter table conversation disable row level"
                                                            + " security"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("must be owner");
            assertThatThrownBy(
                            () ->
                                    application
                                            .createStatement()
                                            .execute("create table mine (id int)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void moneyIsNeverAFloatingPointNumberAndTimesHaveAZone() throws SQLException {
        assertThat(
                        names(
                                """
                                select table_name || '.' || column_name from information_schema.columns
                                where table_schema = 'public' and table_name <> 'flyway_schema_history'
                                  and (data_type = 'timestamp without time zone'
                                       or data_type in ('real', 'double precision', 'money') and column_name ~ '(price|amount|cost|money|total)')
                                """))
                .isEmpty();
    }

    @Test
    void aBusinessSeesItsOwnRowsAndNobodyElses() throws SQLException {
        UUID a = UUID.randomUUID();
        UUID b = UUID.randomUUID();
        try (Connection connection = Database.get().asApplication()) {
            connection.setAutoCommit(false);
            insert(connection, a);
            connection.commit();
            insert(connection, b);
            connection.commit();

            assertThat(seen(connection, a.toString())).containsExactly(a);
            assertThat(seen(connection, b.toString())).containsExactly(b);
            assertThat(seen(connection, "none")).isEmpty();
            assertThat(seen(connection, "")).isEmpty();
            assertThat(seen(connection, "system")).isEmpty();
        }
        try (Connection fresh = Database.get().asApplication();
                ResultSet rows =
                        fresh.createStatement()
                                .executeQuery("select count(*) from knowledge_collection")) {
            rows.next();
            assertThat(rows.getInt(1)).as("seen with no tenant set at all").isZero();
        }
        try (Connection owner = Database.get().asOwner();
                ResultSet rows =
                        owner.createStatement()
                                .executeQuery("select count(*) from knowledge_collection")) {
            rows.next();
            assertThat(rows.getInt(1)).as("seen by the owner, whom FORCE binds too").isZero();
        }
    }

    @Test
    void nobodyWritesForAnotherBusiness() throws SQLException {
        UUID mine = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        try (Connection connection = Database.get().asApplication()) {
            connection.setAutoCommit(false);
            insert(connection, other);
            connection.commit();

            Database.setTenant(connection, mine.toString());
            assertThatThrownBy(() -> insertRow(connection, other))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("row-level security");
            connection.rollback();

            Database.setTenant(connection, mine.toString());
            assertThat(
                            connection
                                    .createStatement()
                                    .executeUpdate(
                                            "update knowledge_collection set name = 'stolen'"))
                    .isZero();
            assertThat(
                            connection
                                    .createStatement()
                                    .executeUpdate("delete from knowledge_collection"))
                    .isZero();
            connection.rollback();

            insert(connection, mine);
            assertThatThrownBy(
                            () ->
                                    connection
                                            .createStatement()
                                            .executeUpdate(
                                                    "update knowledge_collection set tenant_id = '"
                                                            + other
                                                            + "'"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("row-level security");
            connection.rollback();
        }
    }

    /** A pooled connection must not carry one business into the next one's transaction. */
    @Test
    void theTenantEndsWithTheTransaction() throws SQLException {
        UUID a = UUID.randomUUID();
        try (Connection connection = Database.get().asApplication()) {
            connection.setAutoCommit(false);
            insert(connection, a);
            connection.commit();
            try (ResultSet rows =
                    connection
                            .createStatement()
                            .executeQuery("select count(*) from knowledge_collection")) {
                rows.next();
                assertThat(rows.getInt(1)).isZero();
            }
            connection.rollback();
        }
    }

    private static void insert(Connection connection, UUID tenant) throws SQLException {
        Database.setTenant(connection, tenant.toString());
        insertRow(connection, tenant);
    }

    private static void insertRow(Connection connection, UUID tenant) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "insert into knowledge_collection (id, tenant_id, slug, name, created_at)"
                                + " values (?, ?, 'news', 'News', now())")) {
            statement.setObject(1, UUID.randomUUID());
            statement.setObject(2, tenant);
            statement.executeUpdate();
        }
    }

    private static List<UUID> seen(Connection connection, String tenant) throws SQLException {
        Database.setTenant(connection, tenant);
        List<UUID> seen = new ArrayList<>();
        try (ResultSet rows =
                connection
                        .createStatement()
                        .executeQuery("select tenant_id from knowledge_collection")) {
            while (rows.next()) {
                seen.add(rows.getObject(1, UUID.class));
            }
        }
        connection.rollback();
        return seen;
    }

    private static List<String> names(String sql) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = Database.get().asOwner();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
