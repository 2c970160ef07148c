package frontdesk.platform.direct;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContext;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Hands requests to their endpoint before the server looks at bearers, which may be none of its own
 * there.
 */
public class UndertowDirect implements ServletExtension {

    private static final Logger LOG = Logger.getLogger("Frontdesk");

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        deployment.addInitialHandlerChainWrapper(
                next -> new Gate(next, deployment.getClassLoader()));
    }

    /**
     * A request is read and its answer written by the thread that serves its connection. Each
     * virtual thread would take buffers of its own for that, outside the heap, and leave them to
     * the collector; and a connection whose request ends on another thread makes its own thread
     * spin until that one is done.
     */
    private static final class Gate implements HttpHandler {

        private final HttpHandler next;
        private final ClassLoader loader;
        private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
        private volatile @Nullable DirectEndpoint endpoint;

        Gate(HttpHandler next, ClassLoader loader) {
            this.next = next;
            this.loader = loader;
        }

        @Override
        public void handleRequest(HttpServerExchange exchange) throws Exception {
            if (!exchange.getRelativePath().startsWith(DirectEndpoint.PREFIX)) {
                next.handleRequest(exchange);
            } else if (UndertowRequest.isShort(exchange)) {
                exchange.getRequestReceiver()
                        .receiveFullBytes(
                                this::dispatch,
                                (broken, e) -> IoUtils.safeClose(broken.getConnection()));
            } else {
                dispatch(exchange, null);
            }
        }

        private void dispatch(HttpServerExchange exchange, byte @Nullable [] body) {
            exchange.dispatch(threads, () -> serve(exchange, body));
        }

        private void serve(HttpServerExchange exchange, byte @Nullable [] body) {
            Thread.currentThread().setContextClassLoader(loader);
            UndertowReply reply = new UndertowReply(exchange);
            try {
                endpoint().serve(new UndertowRequest(exchange, body), reply);
            } catch (IOException e) {
                LOG.debug("A client has gone", e);
            } catch (RuntimeException e) {
                LOG.error("A call could not be answered", e);
                reply.fail();
            } finally {
                reply.end();
            }
        }

        /** Looked up late: beans are there after handlers. */
        private DirectEndpoint endpoint() {
            DirectEndpoint known = endpoint;
            if (known == null) {
                known = CDI.current().select(DirectEndpoint.class).get();
                endpoint = known;
            }
            return known;
        }
    }
}
