package frontdesk.gateway.boundary;

import java.io.IOException;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.CallThreads;
import frontdesk.gateway.control.Calls;
import frontdesk.gateway.control.Catalogue;
import frontdesk.gateway.control.Dialect;
import frontdesk.gateway.control.Incoming;
import frontdesk.gateway.control.Operation;
import frontdesk.platform.http.ModelKeys;

/** The protocols of OpenAI and Anthropic. A servlet, since JAX-RS costs more than all that is done to a call here. */
@WebServlet(urlPatterns = "/v1/*", asyncSupported = true)
public class ProtocolServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger("Frontdesk.gateway");

    private static final int LARGEST = 8 << 20;

    /** What a path means. */
    private record Door(Dialect dialect, Operation operation) {}

    private static final Map<String, Door> DOORS = Map.of(
            "/chat/completions", new Door(Dialect.OPENAI, Operation.CHAT),
            "/completions", new Door(Dialect.OPENAI, Operation.COMPLETION),
            "/embeddings", new Door(Dialect.OPENAI, Operation.EMBEDDING),
            "/messages", new Door(Dialect.ANTHROPIC, Operation.CHAT),
            "/messages/count_tokens", new Door(Dialect.ANTHROPIC, Operation.COUNT_TOKENS));

    @Inject
    private transient Calls calls;

    @Inject
    private transient Catalogue catalogue;

    @Inject
    private transient CallThreads threads;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Door door = DOORS.get(path(request));
        if (door == null) {
            refuse(request, response, dialect(request), "GET".equals(request.getMethod()) ? CallProblem.unknownAddress()
                    : path(request).startsWith("/models") ? CallProblem.method("GET") : CallProblem.unknownAddress());
            return;
        }
        if (request.getContentLengthLong() > LARGEST) {
            refuse(request, response, door.dialect(), CallProblem.tooLarge(LARGEST));
            return;
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            refuse(request, response, door.dialect(), CallProblem.tooLarge(LARGEST));
            return;
        }
        String cacheControl = request.getHeader("Cache-Control");
        Incoming incoming = new Incoming(door.dialect(), door.operation(), body, secret(request), request.getRemoteAddr(),
                cacheControl == null ? "" : cacheControl);
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        threads.run(() -> serve(incoming, async));
    }

    private void serve(Incoming incoming, AsyncContext async) {
        try {
            calls.serve(incoming, new ServletReply((HttpServletResponse) async.getResponse()));
        } catch (IOException e) {
            LOG.debug("A client left", e);
        } catch (RuntimeException e) {
            LOG.error("A call could not be answered", e);
        } finally {
            async.complete();
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ServletReply reply = new ServletReply(response);
        String path = path(request);
        if (!path.equals("/models") && !path.startsWith("/models/")) {
            refuse(request, response, dialect(request), DOORS.containsKey(path) ? CallProblem.method("POST") : CallProblem.unknownAddress());
            return;
        }
        try {
            reply.whole(200, Map.of(), catalogue.models(secret(request), decoded(path.substring("/models".length())), dialect(request)));
        } catch (CallProblem problem) {
            calls.refuse(reply, dialect(request), problem);
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException, jakarta.servlet.ServletException {
        switch (request.getMethod()) {
            case "GET", "POST" -> super.service(request, response);
            default -> refuse(request, response, dialect(request), CallProblem.method("GET or POST"));
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Dialect dialect, CallProblem problem) throws IOException {
        calls.refuse(new ServletReply(response), dialect, problem);
    }

    private static String path(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** The SDKs escape the slash in a model's name, and the server leaves it so. */
    private static String decoded(String name) {
        return name.replaceAll("(?i)%2f", "/").replaceAll("(?i)%3a", ":");
    }

    /** Anthropic's clients name their version in every request. */
    private static Dialect dialect(HttpServletRequest request) {
        return request.getHeader("anthropic-version") != null || path(request).startsWith("/messages") ? Dialect.ANTHROPIC : Dialect.OPENAI;
    }

    private static String secret(HttpServletRequest request) {
        String key = firstOf(request.getHeader("x-api-key"), request.getHeader("api-key"));
        String authorization = request.getHeader(ModelKeys.HEADER);
        return key != null ? key.strip()
                : authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7) ? authorization.substring(7).strip() : "";
    }

    private static @Nullable String firstOf(@Nullable String a, @Nullable String b) {
        return a != null ? a : b;
    }
}
