package frontdesk.platform.direct;

import io.undertow.io.UndertowInputStream;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;

final class UndertowRequest implements DirectRequest {

    /**
     * What a client may have us hold before anybody looked at it; more is read while its own thread
     * waits.
     */
    private static final int SHORT = 64 << 10;

    private final HttpServerExchange exchange;
    private final byte @Nullable [] read;

    /**
     * @param read its body, where it was read already
     */
    UndertowRequest(HttpServerExchange exchange, byte @Nullable [] read) {
        this.exchange = exchange;
        this.read = read;
    }

    static boolean isShort(HttpServerExchange exchange) {
        return exchange.isRequestComplete()
                || exchange.getRequestContentLength() >= 0
                        && exchange.getRequestContentLength() <= SHORT
                        && !exchange.getRequestHeaders().contains(Headers.EXPECT);
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
        return source.isUnresolved()
                ? source.getHostString()
                : source.getAddress().getHostAddress();
    }

    @Override
    public byte @Nullable [] body(int most) throws IOException {
        if (exchange.getRequestContentLength() > most) {
            return null;
        }
        byte[] body = read != null ? read : waitFor(most + 1);
        return body.length > most ? null : body;
    }

    private byte[] waitFor(int most) throws IOException {
        try (InputStream in = new UndertowInputStream(exchange)) {
            return in.readNBytes(most);
        }
    }
}
