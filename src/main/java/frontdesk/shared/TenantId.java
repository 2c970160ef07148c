package frontdesk.shared;

import java.util.UUID;

/** The business whose data is meant. */
public record TenantId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
