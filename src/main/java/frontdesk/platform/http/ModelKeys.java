package frontdesk.platform.http;

import jakarta.servlet.ServletContext;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

/**
 * At {@code /v1} the bearer is a key of the gateway and no token of ours. The server checks bearers before any servlet
 * or filter sees them and would refuse such a key, so it is put aside before that.
 */
public class ModelKeys implements ServletExtension {

    public static final String HEADER = "X-Frontdesk-Key";

    private static final HttpString ASIDE = new HttpString(HEADER);

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        deployment.addInitialHandlerChainWrapper(next -> exchange -> {
            if (exchange.getRelativePath().startsWith("/v1/")) {
                String bearer = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
                exchange.getRequestHeaders().remove(ASIDE);
                if (bearer != null) {
                    exchange.getRequestHeaders().remove(Headers.AUTHORIZATION);
                    exchange.getRequestHeaders().put(ASIDE, bearer);
                }
            }
            next.handleRequest(exchange);
        });
    }
}
