package frontdesk.platform.direct;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContext;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;

import org.jspecify.annotations.Nullable;

/** Hands requests to their endpoint before the server looks at bearers, which may be none of its own there. */
public class UndertowDirect implements ServletExtension {

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        deployment.addInitialHandlerChainWrapper(next -> new Gate(next, deployment.getClassLoader()));
    }

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
            } else {
                exchange.dispatch(threads, this::serve);
            }
        }

        private void serve(HttpServerExchange exchange) throws Exception {
            Thread.currentThread().setContextClassLoader(loader);
            exchange.startBlocking();
            endpoint().serve(new UndertowRequest(exchange), new UndertowReply(exchange));
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
