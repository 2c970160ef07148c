package frontdesk.platform.security;

import frontdesk.shared.TenantId;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.UUID;

/**
 * On whose behalf the running code acts: taken from the credential, never from the request.
 *
 * @param tenant null for those who belong to no business: nobody signed in, and the operator
 * @param id the user or the visitor; null when nobody is signed in
 * @param session the session that revocation ends
 */
public record Caller(
        @Nullable TenantId tenant,
        @Nullable UUID id,
        String name,
        Set<String> roles,
        @Nullable UUID session) {

    public static final Caller NOBODY = new Caller(null, null, "", Set.of(), null);

    /**
     * Our own jobs that work across businesses; row-level security lets it at the tables that say
     * so, no other.
     */
    public static final Caller SYSTEM = new Caller(null, null, "system", Set.of("system"), null);

    /** Our own work for one business: a relay delivering its event, a timer. */
    public static Caller jobOf(TenantId tenant) {
        return new Caller(tenant, null, "system", Set.of("job"), null);
    }

    public boolean is(String role) {
        return roles.contains(role);
    }

    /** Agents, and those above them. */
    public boolean isStaff() {
        return is(Roles.AGENT) || is(Roles.ADMIN) || is(Roles.OWNER);
    }

    public TenantId requireTenant() {
        if (tenant == null) {
            throw new SecurityException("This needs someone of a business");
        }
        return tenant;
    }

    public UUID requireId() {
        if (id == null) {
            throw new SecurityException("This needs someone signed in");
        }
        return id;
    }
}
