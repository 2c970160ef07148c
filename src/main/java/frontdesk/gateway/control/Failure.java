package frontdesk.gateway.control;

import frontdesk.platform.egress.ForbiddenAddress;
import frontdesk.platform.egress.Upstreams.Upstream;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.util.Locale;

/** A provider that did not answer a call, before the first byte of an answer reached the client. */
final class Failure extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int TOLD = 16_384;

    private final transient CallProblem problem;
    private final boolean othersMayAnswer;
    private final boolean again;

    /**
     * @param othersMayAnswer whether the next provider is worth asking
     * @param again whether the same one is, in a moment
     */
    private Failure(CallProblem problem, boolean othersMayAnswer, boolean again) {
        super(problem.getMessage(), null, false, false);
        this.problem = problem;
        this.othersMayAnswer = othersMayAnswer;
        this.again = again;
    }

    CallProblem problem() {
        return problem;
    }

    boolean othersMayAnswer() {
        return othersMayAnswer;
    }

    boolean again() {
        return again;
    }

    /** Whether it says that the provider is ill, and not the request. */
    boolean isIllness() {
        return othersMayAnswer && problem.status() >= 429;
    }

    static Failure of(CallProblem problem) {
        return new Failure(problem, problem.status() >= 429, false);
    }

    static Failure malformed() {
        return new Failure(
                CallProblem.upstream(
                        502,
                        "malformed_answer",
                        "The provider's answer was not what its protocol says.",
                        0),
                true,
                false);
    }

    static Failure of(IOException e) {
        return switch (e) {
            case ForbiddenAddress _ ->
                    new Failure(
                            CallProblem.upstream(
                                    502,
                                    "address_not_allowed",
                                    "The provider's address is a private one. The operator can"
                                            + " allow these with FRONTDESK_EGRESS_ALLOW_PRIVATE.",
                                    0),
                            true,
                            false);
            case UnknownHostException _ ->
                    new Failure(
                            CallProblem.upstream(
                                    502,
                                    "unknown_host",
                                    "The provider's address does not exist.",
                                    0),
                            true,
                            false);
            case InterruptedIOException _ ->
                    new Failure(
                            CallProblem.upstream(
                                    504,
                                    "provider_timeout",
                                    "The provider did not answer in time.",
                                    0),
                            true,
                            false);
            default ->
                    new Failure(
                            CallProblem.upstream(
                                    502,
                                    "provider_unreachable",
                                    "The provider cannot be reached, or broke off.",
                                    0),
                            true,
                            true);
        };
    }

    /**
     * What it says is told on, since only it knows; but nothing that could be a key or an address.
     */
    static Failure of(Upstream answer, Endpoint endpoint) {
        int status = answer.status();
        String told = told(answer, endpoint);
        long retry = retryAfter(answer);
        return switch (status) {
            case 401, 403 ->
                    new Failure(
                            CallProblem.upstream(
                                    502,
                                    "provider_refused_key",
                                    "The provider refused our key for it. Whoever set it up should"
                                            + " check it.",
                                    0),
                            true,
                            false);
            case 404 ->
                    new Failure(
                            CallProblem.upstream(
                                    404,
                                    "model_not_found",
                                    told.isEmpty() ? "The provider knows no such model." : told,
                                    0),
                            true,
                            false);
            case 408, 504 ->
                    new Failure(
                            CallProblem.upstream(
                                    504,
                                    "provider_timeout",
                                    "The provider did not answer in time.",
                                    0),
                            true,
                            false);
            case 429 ->
                    new Failure(
                            CallProblem.upstream(
                                    429,
                                    "provider_rate_limit",
                                    "The provider's own limit is reached.",
                                    retry),
                            true,
                            true);
            default ->
                    status >= 500
                            ? new Failure(
                                    CallProblem.upstream(
                                            status == 503 || status == 529 ? 503 : 502,
                                            "provider_error",
                                            "The provider failed with status " + status + ".",
                                            retry),
                                    true,
                                    true)
                            : status >= 400
                                    ? new Failure(
                                            CallProblem.upstream(
                                                    status,
                                                    "provider_refused",
                                                    told.isEmpty()
                                                            ? "The provider refused the request."
                                                            : told,
                                                    0),
                                            false,
                                            false)
                                    : malformed();
        };
    }

    private static long retryAfter(Upstream answer) {
        try {
            return Math.clamp(Long.parseLong(answer.header("Retry-After").strip()), 0, 3_600);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String told(Upstream answer, Endpoint endpoint) {
        try (InputStream body = answer.body()) {
            JsonObject json = Trees.parse(body.readNBytes(TOLD));
            String message = Trees.string(Trees.object(json, "error"), "message");
            String plain =
                    endpoint.key().isEmpty() ? message : message.replace(endpoint.key(), "…");
            plain =
                    plain.replaceAll("https?://\\S+", "…")
                            .replaceAll("(?i)\\b(sk|key|token)[-_][\\w-]{8,}", "…")
                            .replaceAll("\\s+", " ");
            boolean inside =
                    plain.toLowerCase(Locale.ROOT).contains("traceback") || plain.contains("\tat ");
            return inside ? "" : plain.length() > 500 ? plain.substring(0, 500) + " …" : plain;
        } catch (IOException | JsonException e) {
            return "";
        }
    }
}
