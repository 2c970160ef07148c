package frontdesk.platform.security;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * Tells PostgreSQL, at the start of every transaction, whose rows it may show: row-level security
 * is the second seal between businesses. Runs right inside the container's own transaction
 * interceptor.
 */
@Interceptor
@Transactional
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 210)
public class TenantTransaction {

    private static final String KEY = TenantTransaction.class.getName();

    /**
     * Not by way of JPA, which computes more for a statement than this one, the first of each
     * transaction, takes.
     */
    @Resource(lookup = "java:jboss/datasources/FrontdeskDS")
    private DataSource database;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    @AroundInvoke
    Object inTenant(InvocationContext invocation) throws Exception {
        String wanted = scope(CallerContext.current());
        Object set = transactions.getResource(KEY);
        if (set == null) {
            tell(wanted);
            transactions.putResource(KEY, wanted);
        } else if (!set.equals(wanted)) {
            throw new SecurityException("A transaction of " + set + " cannot go on for " + wanted);
        }
        return invocation.proceed();
    }

    private void tell(String wanted) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
            statement.setString(1, wanted);
            statement.execute();
        } catch (SQLException e) {
            throw new PersistenceException("The database could not be told whose rows to show", e);
        }
    }

    private static String scope(Caller caller) {
        if (caller.tenant() != null) {
            return caller.tenant().toString();
        }
        return caller.is("system") || caller.is(Roles.OPERATOR) ? "system" : "none";
    }
}
