package frontdesk.integration.control;

import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.Roles;
import frontdesk.shared.TenantId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Another system's program that has signed in.
 *
 * @param commands the types of what it may ask for
 * @param lastUsed as it is noted; null where it never was
 */
record Client(
        UUID id, TenantId tenant, String name, Set<String> commands, @Nullable Instant lastUsed) {

    Caller caller() {
        return new Caller(tenant, id, name, Set.of(Roles.AGENT), null);
    }

    void requireRight(String command) {
        if (!commands.contains(command)) {
            throw Refusal.of(
                    403, "command_not_allowed", "This client may not send " + command + ".");
        }
    }
}
