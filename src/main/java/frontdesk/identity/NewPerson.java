package frontdesk.identity;

import java.util.List;

import org.jspecify.annotations.Nullable;

import frontdesk.shared.TenantId;

/** @param business null for the operator, who belongs to none */
public record NewPerson(
        @Nullable TenantId business, String email, String name, List<String> roles, String password) {}
