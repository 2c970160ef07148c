package frontdesk.support.boundary;

import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Checks what commands have in common. */
final class CommandInput {

    private CommandInput() {}

    static UUID id(String field, @Nullable String given) {
        try {
            return UUID.fromString(Input.text(field, given, 40));
        } catch (IllegalArgumentException e) {
            throw Refusal.field(field, "malformed_id", field + " is no id.");
        }
    }
}
