package frontdesk.gateway.control;

import frontdesk.shared.TenantId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a call's credential allows.
 *
 * @param id of the key; null for our own pages
 * @param models patterns with a star at the end; empty for all
 * @param addresses ranges such as 10.0.0.0/8; empty for all
 * @param limits the key's, its owner's, the business's, as far as there are any
 * @param budgets the business's, the team's, the key's
 */
public record KeyFacts(
        TenantId tenant,
        @Nullable UUID id,
        @Nullable UUID team,
        @Nullable UUID owner,
        Set<String> models,
        List<AddressRange> addresses,
        List<Limited> limits,
        List<Budget> budgets,
        @Nullable Instant until) {

    boolean allowsModel(String model) {
        return models.isEmpty()
                || models.contains(model)
                || models.stream()
                        .anyMatch(
                                pattern ->
                                        pattern.endsWith("*")
                                                && model.startsWith(
                                                        pattern.substring(
                                                                0, pattern.length() - 1)));
    }

    boolean allowsAddress(String address) {
        return addresses.isEmpty() || addresses.stream().anyMatch(range -> range.contains(address));
    }
}
