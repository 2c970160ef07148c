package frontdesk.gateway.control;

import frontdesk.shared.Money;
import frontdesk.shared.TenantId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * One call, as the ledger keeps it.
 *
 * @param estimated whether the provider did not say, so that a tokenizer counted
 * @param cache miss, hit, or off
 * @param outcome ok, or why it ended
 */
public record UsageRow(
        UUID id,
        TenantId tenant,
        @Nullable UUID key,
        @Nullable UUID team,
        @Nullable UUID user,
        Operation operation,
        String requested,
        String model,
        String provider,
        Usage usage,
        Money cost,
        String priceVersion,
        boolean estimated,
        String cache,
        String outcome,
        int attempts,
        long latencyMs,
        @Nullable Long firstMs,
        Instant at,
        Hold hold) {

    UsageRow ended(
            Usage used,
            Money spent,
            boolean guessed,
            String why,
            long latency,
            @Nullable Long first) {
        return new UsageRow(
                id,
                tenant,
                key,
                team,
                user,
                operation,
                requested,
                model,
                provider,
                used,
                spent,
                priceVersion,
                guessed,
                cache,
                why,
                attempts,
                latency,
                first,
                at,
                hold);
    }

    /** One line of JSON, with the names of the table's columns. */
    String toJson() {
        StringBuilder json = new StringBuilder(640);
        json.append("{\"id\":\"")
                .append(id)
                .append("\",\"tenant_id\":\"")
                .append(tenant)
                .append('"');
        id(json, "key_id", key);
        id(json, "team_id", team);
        id(json, "user_id", user);
        text(json, "operation", operation.word());
        text(json, "requested", requested);
        text(json, "model", model);
        text(json, "provider", provider);
        json.append(",\"input\":")
                .append(usage.input())
                .append(",\"output\":")
                .append(usage.output())
                .append(",\"cached\":")
                .append(usage.cached())
                .append(",\"cache_write\":")
                .append(usage.cacheWrite() + usage.cacheWriteLong())
                .append(",\"reasoning\":")
                .append(usage.reasoning())
                .append(",\"cost\":")
                .append(cost);
        text(json, "price_version", priceVersion);
        json.append(",\"estimated\":").append(estimated);
        text(json, "cache", cache);
        text(json, "outcome", outcome);
        json.append(",\"attempts\":")
                .append(attempts)
                .append(",\"latency_ms\":")
                .append(latencyMs)
                .append(",\"first_ms\":")
                .append(firstMs)
                .append(",\"created_at\":\"")
                .append(at)
                .append("\",\"budgets\":[");
        for (int i = 0; i < hold.parts().size(); i++) {
            Hold.Part part = hold.parts().get(i);
            json.append(i == 0 ? "" : ",")
                    .append("[\"")
                    .append(part.budget())
                    .append("\",\"")
                    .append(part.startsAt())
                    .append("\"]");
        }
        return json.append("]}").toString();
    }

    private static void id(StringBuilder json, String name, @Nullable UUID value) {
        if (value != null) {
            json.append(",\"").append(name).append("\":\"").append(value).append('"');
        }
    }

    private static void text(StringBuilder json, String name, String value) {
        json.append(",\"").append(name).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                // The database takes no half of a character, and one row must not keep all others
                // waiting.
                json.append(' ');
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
