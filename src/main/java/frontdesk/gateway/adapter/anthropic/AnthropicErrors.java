package frontdesk.gateway.adapter.anthropic;

import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.Trees;

import jakarta.json.JsonObject;

/** Errors in Anthropic's words. */
final class AnthropicErrors {

    private static final int OVERLOADED = 529;

    private AnthropicErrors() {}

    /**
     * @param error what a provider reports
     */
    static CallProblem read(JsonObject error) {
        String type = Trees.string(error, "type");
        int status =
                switch (type) {
                    case "invalid_request_error" -> 400;
                    case "authentication_error" -> 401;
                    case "billing_error" -> 402;
                    case "permission_error" -> 403;
                    case "not_found_error" -> 404;
                    case "request_too_large" -> 413;
                    case "rate_limit_error" -> 429;
                    case "timeout_error" -> 504;
                    case "overloaded_error" -> OVERLOADED;
                    default -> 502;
                };
        String message = Trees.string(error, "message");
        return CallProblem.upstream(
                status,
                type.isEmpty() ? "upstream_error" : type,
                message.isEmpty() ? "The provider reported an error." : message,
                0);
    }

    static JsonObject write(CallProblem problem) {
        return Trees.make()
                .createObjectBuilder()
                .add("type", "error")
                .add(
                        "error",
                        Trees.make()
                                .createObjectBuilder()
                                .add("type", type(problem.status()))
                                .add("message", String.valueOf(problem.getMessage())))
                .build();
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 402 -> "billing_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 503, OVERLOADED -> "overloaded_error";
            case 504 -> "timeout_error";
            default -> status >= 500 ? "api_error" : "invalid_request_error";
        };
    }
}
