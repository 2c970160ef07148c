package frontdesk.platform.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;

import jakarta.servlet.ServletContext;

/**
 * Says so where a body is too large. The listener's own limit would end the connection without a
 * word, so it is far higher, and this one holds.
 */
public class BodyLimit implements ServletExtension {

    private static final long MOST = 64 << 20;

    /** So that whoever reads a body of unknown length can say themselves that it is too long. */
    private static final long CUT_OFF = MOST + (1 << 20);

    /** What is longer is not even read: who sends it may find the connection closed. */
    private static final long MOST_READ = 16 * MOST;

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        deployment.addInitialHandlerChainWrapper(
                next ->
                        exchange -> {
                            if (exchange.getRequestContentLength() > MOST) {
                                readAndRefuse(exchange);
                            } else {
                                exchange.setMaxEntitySize(CUT_OFF);
                                next.handleRequest(exchange);
                            }
                        });
    }

    /** To its end, since a client that is still sending may never see the answer. */
    private static void readAndRefuse(HttpServerExchange exchange) {
        exchange.setMaxEntitySize(MOST_READ);
        if (exchange.getRequestContentLength() > MOST_READ) {
            refuse(exchange);
        } else {
            exchange.getRequestReceiver()
                    .receivePartialBytes(
                            (read, part, last) -> {
                                if (last) {
                                    refuse(read);
                                }
                            });
        }
    }

    private static void refuse(HttpServerExchange exchange) {
        exchange.setPersistent(false);
        exchange.setStatusCode(StatusCodes.REQUEST_ENTITY_TOO_LARGE);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, Problem.MEDIA_TYPE);
        exchange.getResponseSender()
                .send(
                        """
                        {"type":"about:blank","title":"Too large","status":413,"code":"too_large",\
                        "detail":"A request may have at most 64 MB. Please split it.","field":null}\
                        """);
    }
}
