package frontdesk.gateway.control;

import frontdesk.shared.TenantId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a business sets for all its calls.
 *
 * @param business all calls together, also those of our own pages and of the assistant
 * @param person those of one person together: with all keys that are theirs, and on our own pages
 */
public record PolicyLimits(Limits business, Limits person) {

    public static final PolicyLimits NONE = new PolicyLimits(Limits.NONE, Limits.NONE);

    /** Where nothing is set, nothing is counted. */
    List<Limited> ofKey(UUID key, Limits own, @Nullable UUID owner, TenantId tenant) {
        List<Limited> all = new ArrayList<>(3);
        all.add(new Limited("key", key, own));
        if (owner != null && !person.equals(Limits.NONE)) {
            all.add(new Limited("person", owner, person));
        }
        addBusiness(all, tenant);
        return List.copyOf(all);
    }

    /**
     * @param user null for our own rooms, which are nobody: the business's limits are theirs
     */
    List<Limited> ofPerson(@Nullable UUID user, TenantId tenant, Limits plan) {
        if (user == null) {
            return List.of(new Limited("business", tenant.value(), business.withRequestsOf(plan)));
        }
        List<Limited> all = new ArrayList<>(2);
        all.add(new Limited("person", user, person.withRequestsOf(plan)));
        addBusiness(all, tenant);
        return List.copyOf(all);
    }

    private void addBusiness(List<Limited> all, TenantId tenant) {
        if (!business.equals(Limits.NONE)) {
            all.add(new Limited("business", tenant.value(), business));
        }
    }
}
