package frontdesk.platform.http;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Thrown where a request cannot be served because of what it asks; becomes problem+json, or an
 * error frame.
 */
public class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final @Nullable Duration retryAfter;

    private Refusal(Problem problem, @Nullable Duration retryAfter) {
        super(problem.code() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    public static Refusal of(int status, String code, String detail) {
        return new Refusal(Problem.of(status, code, detail, null), null);
    }

    public static Refusal field(String field, String code, String detail) {
        return new Refusal(Problem.of(400, code, detail, field), null);
    }

    /** Also for what exists in another business: from outside there is no difference. */
    public static Refusal unknown(String what) {
        return of(404, "unknown_" + what, "There is no such " + what + ".");
    }

    public static Refusal throttled(String detail, Duration retryAfter) {
        return new Refusal(Problem.of(429, "throttled", detail, null), retryAfter);
    }

    public Problem problem() {
        return problem;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
