package frontdesk.support.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;

/** Refuses a handshake before it becomes a socket, in plain words. */
@WebFilter(urlPatterns = "/ws/*", asyncSupported = true)
public class SocketFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject private transient SocketGate gate;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String refused = gate.refuse(request);
        if (refused == null) {
            chain.doFilter(request, response);
            return;
        }
        boolean origin = refused.equals("origin_not_allowed");
        response.setStatus(
                origin ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_UNAUTHORIZED);
        response.setContentType("application/problem+json");
        response.getWriter()
                .write(
                        "{\"type\":\"about:blank\",\"title\":\""
                                + (origin ? "Not allowed" : "Sign in first")
                                + "\",\"status\":"
                                + (origin ? 403 : 401)
                                + ",\"code\":\""
                                + refused
                                + "\",\"detail\":\""
                                + (origin
                                        ? "This page's origin is not allowed by the business."
                                        : "Ask for a new socket ticket.")
                                + "\",\"field\":null}");
    }
}
