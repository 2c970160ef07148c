package frontdesk.platform.http;

import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;

/**
 * What the container refuses before a resource sees it: a problem for programs, a page for people.
 */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject private transient Jsonb json;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        int status = response.getStatus();
        Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = uri == null ? "" : uri.toString();
        if (!path.startsWith("/api/")
                && !path.startsWith("/ws/")
                && status == HttpServletResponse.SC_NOT_FOUND) {
            response.setContentType("text/html;charset=UTF-8");
            request.getRequestDispatcher("/404.html").include(request, response);
            return;
        }
        response.setContentType(Problem.MEDIA_TYPE);
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(json.toJson(problem(status)));
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 401 ->
                    Problem.of(
                            401,
                            "not_signed_in",
                            "The token is not valid, or not any more. Renew it or sign in.",
                            null);
            case 404 ->
                    Problem.of(404, "unknown_address", "There is nothing at this address.", null);
            case 413 ->
                    Problem.of(
                            413, "too_large", "The body is larger than this server takes.", null);
            default ->
                    status >= 500
                            ? Problem.of(
                                    status,
                                    "internal",
                                    "This is our mistake; it has been logged. Please try again.",
                                    null)
                            : Problem.of(status, "refused", "The request was refused.", null);
        };
    }
}
