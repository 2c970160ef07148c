package frontdesk.platform.direct;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;

import org.jspecify.annotations.Nullable;
import org.xnio.channels.Channels;
import org.xnio.channels.StreamSinkChannel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * Ends a request on the thread of its connection; {@link #end} must be called once the last word is
 * said.
 */
final class UndertowReply implements DirectReply {

    private static final HttpString SNIFFING = new HttpString("X-Content-Type-Options");

    private final HttpServerExchange exchange;
    private boolean handedOver;

    UndertowReply(HttpServerExchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public void whole(int status, String type, Map<String, String> headers, byte[] body) {
        head(status, type, headers);
        exchange.setResponseContentLength(body.length);
        handedOver = true;
        exchange.getIoThread()
                .execute(() -> exchange.getResponseSender().send(ByteBuffer.wrap(body)));
    }

    @Override
    public OutputStream stream(int status, String type, Map<String, String> headers) {
        head(status, type, headers);
        return new Parts(exchange);
    }

    private void head(int status, String type, Map<String, String> headers) {
        if (handedOver) {
            throw new IllegalStateException("The request has its answer");
        }
        exchange.setStatusCode(status);
        HeaderMap answer = exchange.getResponseHeaders();
        answer.put(Headers.CONTENT_TYPE, type);
        answer.put(SNIFFING, "nosniff");
        answer.put(Headers.CACHE_CONTROL, "no-store");
        headers.forEach((name, value) -> answer.put(HttpString.tryFromString(name), value));
    }

    /** What is not answered ends with 500. */
    void fail() {
        if (!handedOver && !exchange.isResponseStarted()) {
            exchange.setStatusCode(StatusCodes.INTERNAL_SERVER_ERROR);
        }
    }

    void end() {
        if (!handedOver) {
            handedOver = true;
            exchange.getIoThread().execute(exchange::endExchange);
        }
    }

    /**
     * Each write is one chunk: whoever writes gathers what belongs together. Until the first, there
     * may be a whole answer instead.
     */
    private static final class Parts extends OutputStream {

        private final HttpServerExchange exchange;
        private @Nullable StreamSinkChannel channel;

        Parts(HttpServerExchange exchange) {
            this.exchange = exchange;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            Channels.writeBlocking(channel(), ByteBuffer.wrap(bytes, from, length));
        }

        @Override
        public void flush() throws IOException {
            Channels.flushBlocking(channel());
        }

        private StreamSinkChannel channel() {
            StreamSinkChannel open = channel;
            if (open == null) {
                open = exchange.getResponseChannel();
                channel = open;
            }
            return open;
        }
    }
}
