package frontdesk.platform.direct;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

final class UndertowReply implements DirectReply {

    private static final HttpString SNIFFING = new HttpString("X-Content-Type-Options");

    private final HttpServerExchange exchange;

    UndertowReply(HttpServerExchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public void whole(int status, String type, Map<String, String> headers, byte[] body) throws IOException {
        head(status, type, headers);
        exchange.setResponseContentLength(body.length);
        try (OutputStream out = exchange.getOutputStream()) {
            out.write(body);
        }
    }

    @Override
    public OutputStream stream(int status, String type, Map<String, String> headers) {
        head(status, type, headers);
        return exchange.getOutputStream();
    }

    private void head(int status, String type, Map<String, String> headers) {
        exchange.setStatusCode(status);
        HeaderMap answer = exchange.getResponseHeaders();
        answer.put(Headers.CONTENT_TYPE, type);
        answer.put(SNIFFING, "nosniff");
        answer.put(Headers.CACHE_CONTROL, "no-store");
        headers.forEach((name, value) -> answer.put(HttpString.tryFromString(name), value));
    }
}
