package frontdesk.platform.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;

/**
 * Gives every page state a URL: what the pages route by themselves is answered with the page; sets
 * the headers.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class PageFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; "
                    + "base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI();
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        boolean api = path.startsWith("/api/") || path.startsWith("/ws/");
        if (api) {
            response.setHeader("Cache-Control", "no-store");
        } else if (path.startsWith("/vendor/")) {
            response.setHeader("Cache-Control", "public, max-age=86400");
        } else {
            response.setHeader("Cache-Control", "no-cache");
        }
        if (path.equals("/widget.js")
                || path.startsWith("/widget/")
                || path.startsWith("/vendor/")) {
            // The widget's modules are loaded by pages of other origins.
            response.setHeader("Access-Control-Allow-Origin", "*");
            response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        }
        String page = api ? null : page(path);
        if (page == null) {
            chain.doFilter(request, response);
        } else {
            request.getRequestDispatcher(page).forward(request, response);
        }
    }

    private static @org.jspecify.annotations.Nullable String page(String path) {
        boolean file = path.lastIndexOf('.') > path.lastIndexOf('/');
        if (file) {
            return null;
        }
        if (path.equals("/") || path.startsWith("/p/")) {
            return "/portal/index.html";
        }
        if (path.equals("/console") || path.startsWith("/console/")) {
            return "/console/index.html";
        }
        return path.equals("/try") || path.equals("/try/") ? "/try/index.html" : null;
    }
}
