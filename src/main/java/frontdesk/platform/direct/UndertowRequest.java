package frontdesk.platform.direct;

import java.io.IOException;
import java.net.InetSocketAddress;

import io.undertow.server.HttpServerExchange;

import org.jspecify.annotations.Nullable;

final class UndertowRequest implements DirectRequest {

    private final HttpServerExchange exchange;

    UndertowRequest(HttpServerExchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public String method() {
        return exchange.getRequestMethod().toString();
    }

    @Override
    public String path() {
        return exchange.getRelativePath().substring(DirectEndpoint.PREFIX.length() - 1);
    }

    @Override
    public @Nullable String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    @Override
    public String address() {
        InetSocketAddress source = exchange.getSourceAddress();
        return source.isUnresolved() ? source.getHostString() : source.getAddress().getHostAddress();
    }

    @Override
    public byte @Nullable [] body(int most) throws IOException {
        if (exchange.getRequestContentLength() > most) {
            return null;
        }
        byte[] body = exchange.getInputStream().readNBytes(most + 1);
        return body.length > most ? null : body;
    }
}
