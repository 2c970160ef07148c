package frontdesk.notification;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.UUID;

/**
 * Whom a notice is for: one person, those with one of the roles, or everybody where neither is
 * given.
 */
public record Audience(@Nullable UUID person, Set<String> roles) {

    public static Audience of(UUID person) {
        return new Audience(person, Set.of());
    }

    public static Audience ofRoles(String... roles) {
        return new Audience(null, Set.of(roles));
    }

    public static Audience everybody() {
        return new Audience(null, Set.of());
    }
}
