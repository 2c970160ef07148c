package frontdesk.gateway.boundary;

import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.Calls;
import frontdesk.gateway.control.Catalogue;
import frontdesk.gateway.control.Dialect;
import frontdesk.gateway.control.Incoming;
import frontdesk.gateway.control.Operation;
import frontdesk.gateway.control.Reply;
import frontdesk.platform.direct.DirectEndpoint;
import frontdesk.platform.direct.DirectReply;
import frontdesk.platform.direct.DirectRequest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import java.io.IOException;
import java.util.Map;

/** The protocols of OpenAI and Anthropic. */
@ApplicationScoped
public class ProtocolEndpoint implements DirectEndpoint {

    private static final Logger LOG = Logger.getLogger("Frontdesk.gateway");

    private static final int LARGEST = 8 << 20;

    /** What a path means. */
    private record Door(Dialect dialect, Operation operation) {}

    private static final Map<String, Door> DOORS =
            Map.of(
                    "/chat/completions", new Door(Dialect.OPENAI, Operation.CHAT),
                    "/completions", new Door(Dialect.OPENAI, Operation.COMPLETION),
                    "/embeddings", new Door(Dialect.OPENAI, Operation.EMBEDDING),
                    "/messages", new Door(Dialect.ANTHROPIC, Operation.CHAT),
                    "/messages/count_tokens", new Door(Dialect.ANTHROPIC, Operation.COUNT_TOKENS));

    @Inject private Calls calls;

    @Inject private Catalogue catalogue;

    @Override
    public void serve(DirectRequest request, DirectReply direct) throws IOException {
        Reply reply = new ProtocolReply(direct);
        try {
            switch (request.method()) {
                case "POST" -> post(request, reply);
                case "GET" -> get(request, reply);
                default -> throw CallProblem.method("GET or POST");
            }
        } catch (CallProblem problem) {
            calls.refuse(reply, dialect(request), problem);
        } catch (RuntimeException e) {
            LOG.error("A call could not be answered", e);
            calls.refuse(reply, dialect(request), CallProblem.internal());
        }
    }

    private void post(DirectRequest request, Reply reply) throws CallProblem, IOException {
        String path = path(request);
        Door door = DOORS.get(path);
        if (door == null) {
            throw path.startsWith("/models")
                    ? CallProblem.method("GET")
                    : CallProblem.unknownAddress();
        }
        byte[] body = request.body(LARGEST);
        if (body == null) {
            throw CallProblem.tooLarge(LARGEST);
        }
        String cacheControl = request.header("Cache-Control");
        calls.serve(
                new Incoming(
                        door.dialect(),
                        door.operation(),
                        body,
                        secret(request),
                        request.address(),
                        cacheControl == null ? "" : cacheControl),
                reply);
    }

    private void get(DirectRequest request, Reply reply) throws CallProblem, IOException {
        String path = path(request);
        if (!path.equals("/models") && !path.startsWith("/models/")) {
            throw DOORS.containsKey(path)
                    ? CallProblem.method("POST")
                    : CallProblem.unknownAddress();
        }
        reply.whole(
                200,
                Map.of(),
                catalogue.models(
                        secret(request),
                        decoded(path.substring("/models".length())),
                        dialect(request)));
    }

    private static String path(DirectRequest request) {
        String path = request.path();
        return path.length() > 1 && path.endsWith("/")
                ? path.substring(0, path.length() - 1)
                : path;
    }

    /** The SDKs escape the slash in a model's name, and the server leaves it so. */
    private static String decoded(String name) {
        return name.replaceAll("(?i)%2f", "/").replaceAll("(?i)%3a", ":");
    }

    /** Anthropic's clients name their version in every request. */
    private static Dialect dialect(DirectRequest request) {
        return request.header("anthropic-version") != null || path(request).startsWith("/messages")
                ? Dialect.ANTHROPIC
                : Dialect.OPENAI;
    }

    private static String secret(DirectRequest request) {
        String key = request.header("x-api-key");
        if (key == null) {
            key = request.header("api-key");
        }
        String bearer = request.header("Authorization");
        return key != null
                ? key.strip()
                : bearer != null && bearer.regionMatches(true, 0, "Bearer ", 0, 7)
                        ? bearer.substring(7).strip()
                        : "";
    }
}
