package frontdesk.platform.security;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

/**
 * Tells PostgreSQL, at the start of every transaction, whose rows it may show: row-level security is the second seal
 * between businesses. Runs right inside the container's own transaction interceptor.
 */
@Interceptor
@Transactional
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 210)
public class TenantTransaction {

    private static final String KEY = TenantTransaction.class.getName();

    @PersistenceContext
    private EntityManager entities;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    @AroundInvoke
    Object inTenant(InvocationContext invocation) throws Exception {
        String wanted = scope(CallerContext.current());
        Object set = transactions.getResource(KEY);
        if (set == null) {
            entities.createNativeQuery("select set_config('app.tenant', ?1, true)")
                    .setParameter(1, wanted)
                    .getSingleResult();
            transactions.putResource(KEY, wanted);
        } else if (!set.equals(wanted)) {
            throw new SecurityException("A transaction of " + set + " cannot go on for " + wanted);
        }
        return invocation.proceed();
    }

    private static String scope(Caller caller) {
        if (caller.tenant() != null) {
            return caller.tenant().toString();
        }
        return caller.is("system") || caller.is(Roles.OPERATOR) ? "system" : "none";
    }
}
