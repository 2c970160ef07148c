package frontdesk.server;

import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The data source behind {@code java:jboss/datasources/FrontdeskDS} (identity {@code application})
 * and {@code …OwnerDS} (identity {@code owner}). Where {@code FRONTDESK_DB_URL} names a database,
 * it is that one; otherwise the server's own, started on the first connection.
 */
public class FrontdeskDataSource extends PGSimpleDataSource {

    private static final long serialVersionUID = 1L;

    private String identity = "application";
    private transient volatile @Nullable Credentials credentials;

    record Credentials(String user, String password) {}

    public String getIdentity() {
        return identity;
    }

    public void setIdentity(String identity) {
        this.identity = identity;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Credentials known = credentials;
        if (known == null) {
            known = connect();
            credentials = known;
        }
        return super.getConnection(known.user(), known.password());
    }

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password)
            throws SQLException {
        return user == null ? getConnection() : super.getConnection(user, password);
    }

    private synchronized Credentials connect() {
        setApplicationName("frontdesk");
        setTcpKeepAlive(true);
        setReWriteBatchedInserts(true);
        setConnectTimeout(5);
        setSocketTimeout(70);
        String url = System.getenv("FRONTDESK_DB_URL");
        boolean owner = identity.equals("owner");
        if (url != null && !url.isBlank()) {
            setURL(url);
            String prefix = owner ? "FRONTDESK_DB_OWNER" : "FRONTDESK_DB";
            return new Credentials(
                    environment(prefix + "_USER"), environment(prefix + "_PASSWORD"));
        }
        EmbeddedPostgres postgres = EmbeddedPostgres.in(FrontdeskHome.folder());
        setServerNames(new String[] {"127.0.0.1"});
        setPortNumbers(new int[] {postgres.port()});
        setDatabaseName(EmbeddedPostgres.DATABASE);
        return owner
                ? new Credentials(
                        EmbeddedPostgres.OWNER, postgres.passwordOf(EmbeddedPostgres.OWNER))
                : new Credentials(
                        EmbeddedPostgres.APPLICATION,
                        postgres.passwordOf(EmbeddedPostgres.APPLICATION));
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(
                    "FRONTDESK_DB_URL is set, so " + name + " must be set too.");
        }
        return value;
    }
}
