package frontdesk.gateway.control;

import frontdesk.shared.Money;

import org.jspecify.annotations.Nullable;

/** Why a call was not served, before it is put into the words of the client's protocol. */
public final class CallProblem extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final String code;
    private final @Nullable String parameter;
    private final long retrySeconds;
    private final boolean retryHelps;
    private final long limit;

    /**
     * @param type as OpenAI names kinds of errors
     * @param retrySeconds 0 when it is not known
     */
    private CallProblem(
            int status,
            String type,
            String code,
            String message,
            @Nullable String parameter,
            long retrySeconds,
            boolean retryHelps) {
        this(status, type, code, message, parameter, retrySeconds, retryHelps, 0);
    }

    private CallProblem(
            int status,
            String type,
            String code,
            String message,
            @Nullable String parameter,
            long retrySeconds,
            boolean retryHelps,
            long limit) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
        this.parameter = parameter;
        this.retrySeconds = retrySeconds;
        this.retryHelps = retryHelps;
        this.limit = limit;
    }

    public static CallProblem invalid(@Nullable String parameter, String code, String message) {
        return new CallProblem(400, "invalid_request_error", code, message, parameter, 0, false);
    }

    static CallProblem key(String message) {
        return new CallProblem(
                401, "authentication_error", "invalid_api_key", message, null, 0, false);
    }

    static CallProblem forbidden(String code, String message) {
        return new CallProblem(403, "permission_error", code, message, null, 0, false);
    }

    public static CallProblem unknownModel(String model) {
        return new CallProblem(
                404,
                "invalid_request_error",
                "model_not_found",
                "The model '"
                        + cut(model)
                        + "' does not exist here, or no provider for it is set up. GET /v1/models"
                        + " lists those there are.",
                "model",
                0,
                false);
    }

    public static CallProblem unknownAddress() {
        return new CallProblem(
                404,
                "invalid_request_error",
                "unknown_url",
                "There is nothing at this address. See /v1/models and /v1/chat/completions.",
                null,
                0,
                false);
    }

    public static CallProblem method(String allowed) {
        return new CallProblem(
                405,
                "invalid_request_error",
                "method_not_allowed",
                "Use " + allowed + " here.",
                null,
                0,
                false);
    }

    public static CallProblem tooLarge(long limit) {
        return new CallProblem(
                413,
                "invalid_request_error",
                "request_too_large",
                "A request may have at most " + (limit >> 20) + " MiB.",
                null,
                0,
                false);
    }

    /**
     * @param scope whose limit it is: key, person or business
     */
    static CallProblem rateLimited(String scope, Meter.Refused refused) {
        String limit =
                refused.limit()
                        + " "
                        + refused.what()
                        + (refused.per().isEmpty() ? "" : " per " + refused.per());
        return new CallProblem(
                429,
                "rate_limit_error",
                "rate_limit_exceeded",
                "The limit of this " + scope + ", " + limit + ", is reached.",
                null,
                Math.max(1, (refused.retryMillis() + 999) / 1_000),
                true,
                refused.limit());
    }

    /** Another try would not help, so clients are told not to. */
    static CallProblem exhausted(Budget budget, Money left, Money atMost) {
        return new CallProblem(
                429,
                "insufficient_quota",
                "insufficient_quota",
                "The budget of this "
                        + budget.scope()
                        + " ("
                        + budget.amount()
                        + " USD per "
                        + budget.period().word()
                        + ") has "
                        + left
                        + " USD left, and this call may cost up to "
                        + atMost
                        + " USD. Ask for fewer tokens (max_tokens), or raise the budget.",
                null,
                0,
                false);
    }

    /**
     * @param status what the provider answered, which says nothing of its keys or addresses
     */
    public static CallProblem upstream(int status, String code, String message, long retrySeconds) {
        return new CallProblem(
                status,
                status == 429
                        ? "rate_limit_error"
                        : status >= 500 ? "api_error" : "invalid_request_error",
                code,
                message,
                null,
                retrySeconds,
                status == 429 || status >= 500);
    }

    /** Before the first part of an answer; nobody reads this. */
    static CallProblem stopped() {
        return upstream(499, "stopped", "Whoever asked has gone.", 0);
    }

    static CallProblem late() {
        return upstream(504, "call_timeout", "The answer took longer than a call may.", 0);
    }

    /** A provider answered what nobody can read. */
    public static CallProblem malformed(String what) {
        return upstream(
                502, "malformed_answer", "The provider's answer cannot be read: " + what + ".", 0);
    }

    static CallProblem unavailable(String message) {
        return new CallProblem(503, "api_error", "unavailable", message, null, 1, true);
    }

    public static CallProblem internal() {
        return new CallProblem(
                500,
                "api_error",
                "internal",
                "This is our mistake; it has been logged.",
                null,
                0,
                true);
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    public String code() {
        return code;
    }

    public @Nullable String parameter() {
        return parameter;
    }

    public long retrySeconds() {
        return retrySeconds;
    }

    /** Which limit is reached; 0 where none is. */
    long limit() {
        return limit;
    }

    public boolean retryHelps() {
        return retryHelps;
    }

    private static String cut(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
