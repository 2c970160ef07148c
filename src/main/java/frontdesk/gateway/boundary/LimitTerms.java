package frontdesk.gateway.boundary;

import frontdesk.gateway.control.Limits;
import frontdesk.platform.http.Refusal;

import org.jspecify.annotations.Nullable;

/** The limits that were asked for, checked. */
final class LimitTerms {

    private LimitTerms() {}

    /**
     * @param prefix of their fields' names, such as {@code limits.}
     */
    static Limits of(String prefix, @Nullable Limits given) {
        Limits limits = given == null ? Limits.NONE : given;
        positive(prefix + "requestsPerMinute", limits.requestsPerMinute());
        positive(prefix + "requestsPerHour", limits.requestsPerHour());
        positive(prefix + "tokensPerMinute", limits.tokensPerMinute());
        positive(prefix + "tokensPerHour", limits.tokensPerHour());
        positive(
                prefix + "concurrent",
                limits.concurrent() == null ? null : Long.valueOf(limits.concurrent()));
        return limits;
    }

    private static void positive(String field, @Nullable Long value) {
        if (value != null && value < 1) {
            throw Refusal.field(field, "out_of_range", field + " is at least 1.");
        }
    }
}
