package frontdesk.platform.http;

import frontdesk.platform.security.CallerContext;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Duration;

/**
 * The one way from an exception to a response; nothing of ours that went wrong is shown to those
 * outside.
 */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger("Frontdesk.http");
    private static final String UNIQUE_VIOLATION = "23505";

    @Override
    public Response toResponse(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Response known = known(cause);
            if (known != null) {
                return known;
            }
            if (cause.getCause() == cause) {
                break;
            }
        }
        LOG.error("A request failed", thrown);
        return response(
                Problem.of(
                        500,
                        "internal",
                        "This is our mistake; it has been logged. Please try again.",
                        null));
    }

    private static @Nullable Response known(Throwable cause) {
        return switch (cause) {
            case Refusal refusal -> withRetry(refusal);
            case NotAuthorizedException _ ->
                    response(
                            Problem.of(
                                    401, "not_signed_in", "Sign in, or renew your token.", null));
            case ForbiddenException _ when CallerContext.current().id() == null ->
                    response(
                            Problem.of(
                                    401, "not_signed_in", "Sign in, or renew your token.", null));
            case WebApplicationException web -> web(web);
            case JsonbException _ ->
                    response(
                            Problem.of(
                                    400,
                                    "malformed_json",
                                    "The body is not the JSON expected here.",
                                    null));
            case JsonException _ ->
                    response(
                            Problem.of(
                                    400,
                                    "malformed_json",
                                    "The body is not the JSON expected here.",
                                    null));
            case ProcessingException _ ->
                    response(
                            Problem.of(
                                    400,
                                    "malformed_json",
                                    "The body is not the JSON expected here.",
                                    null));
            case jakarta.persistence.OptimisticLockException _ ->
                    response(
                            Problem.of(
                                    412,
                                    "changed_meanwhile",
                                    "Someone else has changed this meanwhile.",
                                    null));
            case SQLException sql when UNIQUE_VIOLATION.equals(sql.getSQLState()) ->
                    response(
                            Problem.of(
                                    409,
                                    "done_meanwhile",
                                    "The same was done at the same moment. Look whether it is"
                                            + " there.",
                                    null));
            default -> null;
        };
    }

    private static Response web(WebApplicationException web) {
        int status = web.getResponse().getStatus();
        String code =
                switch (status) {
                    case 401 -> "not_signed_in";
                    case 403 -> "not_allowed";
                    case 404 -> "unknown_address";
                    case 405 -> "method_not_allowed";
                    case 406 -> "not_acceptable";
                    case 413 -> "too_large";
                    case 415 -> "unsupported_media_type";
                    default -> status >= 500 ? "internal" : "bad_request";
                };
        return response(
                Problem.of(
                        status,
                        code,
                        "The request was refused: "
                                + Problem.of(status, code, "", null).title()
                                + ".",
                        null));
    }

    private static Response withRetry(Refusal refusal) {
        Duration retry = refusal.retryAfter();
        Response response = response(refusal.problem());
        return retry == null
                ? response
                : Response.fromResponse(response)
                        .header(HttpHeaders.RETRY_AFTER, retry.plusMillis(999).toSeconds())
                        .build();
    }

    private static Response response(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem).build();
    }
}
