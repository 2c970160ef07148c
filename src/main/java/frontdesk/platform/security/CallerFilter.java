package frontdesk.platform.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.eclipse.microprofile.jwt.JsonWebToken;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Puts the caller of the token, which the server has checked by now, around the request. */
@WebFilter(urlPatterns = "/api/*", asyncSupported = true)
public class CallerFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject private transient Revocations revocations;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Caller> caller = caller(request);
        if (caller.isEmpty()
                || caller.get().session() != null
                        && revocations.isRevoked(caller.get().session())) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setContentType("application/problem+json");
            response.getWriter()
                    .write(
                            """
                            {"type":"about:blank","title":"Sign in first","status":401,"code":"signed_out",\
                            "detail":"You have been signed out. Sign in again.","field":null}\
                            """);
            return;
        }
        call(
                caller.get(),
                () -> {
                    chain.doFilter(request, response);
                    return "";
                });
    }

    /** Empty where a token of ours does not say whose it is. */
    private static Optional<Caller> caller(HttpServletRequest request) {
        if (!(request.getUserPrincipal() instanceof JsonWebToken token)) {
            return Optional.of(Caller.NOBODY);
        }
        try {
            return Optional.of(
                    Tokens.caller(
                            Objects.requireNonNull(token.getSubject()),
                            token.getClaim("name"),
                            token.getGroups(),
                            token.getClaim("tenant"),
                            token.getClaim("sid")));
        } catch (IllegalArgumentException | NullPointerException | ClassCastException e) {
            return Optional.empty();
        }
    }

    private static void call(Caller caller, Callable<String> work)
            throws IOException, ServletException {
        try {
            CallerContext.callAs(caller, work);
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
