package frontdesk.gateway.control;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;

/**
 * What may be asked in a time; null where there is no limit. Tokens are those of prompts and
 * answers together.
 */
public record Limits(
        @Nullable Long requestsPerMinute,
        @Nullable Long requestsPerHour,
        @Nullable Long tokensPerMinute,
        @Nullable Long tokensPerHour,
        @Nullable Integer concurrent) {

    public static final Limits NONE = new Limits(null, null, null, null, null);

    static final Duration MINUTE = Duration.ofMinutes(1);
    static final Duration HOUR = Duration.ofHours(1);

    private static final Map<String, Long> PLANS =
            Map.of("free", 10L, "starter", 100L, "pro", 1_000L, "enterprise", 10_000L);

    /** What holds for a key that sets no limit of requests of its own. */
    static Limits ofPlan(String plan) {
        return new Limits(null, requestsOfPlan(plan), null, null, null);
    }

    static long requestsOfPlan(String plan) {
        return PLANS.getOrDefault(plan, 10L);
    }

    public static boolean isPlan(String name) {
        return PLANS.containsKey(name);
    }

    boolean limitsRequests() {
        return requestsPerMinute != null || requestsPerHour != null;
    }

    Limits withRequestsOf(Limits plan) {
        return limitsRequests()
                ? this
                : new Limits(
                        plan.requestsPerMinute,
                        plan.requestsPerHour,
                        tokensPerMinute,
                        tokensPerHour,
                        concurrent);
    }
}
