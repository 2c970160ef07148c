package frontdesk.identity;

import frontdesk.shared.TenantId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * @param business null for the operator, who belongs to none
 */
public record NewPerson(
        @Nullable TenantId business,
        String email,
        String name,
        List<String> roles,
        String password) {}
