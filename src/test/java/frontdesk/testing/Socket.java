package frontdesk.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One chat socket: what comes in is kept until somebody asks for it. */
public final class Socket implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<JsonObject> frames = new ArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private WebSocket socket;

    private Socket() {}

    /** With a fresh ticket and the server's own page as origin. */
    public static Socket open(Client client) {
        return open(client, ticket(client), client.address().toString());
    }

    /**
     * @throws java.net.http.WebSocketHandshakeException wrapped, where the server refuses the
     *     handshake
     */
    public static Socket open(Client client, String ticket, String origin) {
        Socket listener = new Socket();
        WebSocket.Builder builder =
                HTTP.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(10));
        if (origin != null) {
            builder.header("Origin", origin);
        }
        URI uri =
                URI.create(
                        client.address().toString().replaceFirst("^http", "ws")
                                + "/ws/chat?ticket="
                                + ticket);
        try {
            listener.socket = builder.buildAsync(uri, listener).join();
        } catch (CompletionException e) {
            throw new HandshakeRefused(e.getCause());
        }
        return listener;
    }

    public static String ticket(Client client) {
        return client.post("/api/support/socket-ticket").is(200).json().getString("ticket");
    }

    /** The handshake's answer was not 101. */
    public static final class HandshakeRefused extends RuntimeException {

        HandshakeRefused(Throwable cause) {
            super(cause);
        }

        public int status() {
            return getCause() instanceof java.net.http.WebSocketHandshakeException refused
                    ? refused.getResponse().statusCode()
                    : -1;
        }
    }

    public Socket hello(String conversation, long lastSeq) {
        return send(
                Json.createObjectBuilder()
                        .add("type", "hello")
                        .add("conversationId", conversation)
                        .add("lastSeq", lastSeq)
                        .build());
    }

    public Socket queue() {
        return send(Json.createObjectBuilder().add("type", "hello").add("queue", true).build());
    }

    public Socket message(String conversation, String clientMessageId, String text) {
        var frame =
                Json.createObjectBuilder()
                        .add("type", "message")
                        .add("clientMessageId", clientMessageId)
                        .add("text", text);
        if (conversation != null) {
            frame.add("conversationId", conversation);
        }
        return send(frame.build());
    }

    public Socket send(JsonObject frame) {
        return text(frame.toString());
    }

    public Socket text(String frame) {
        socket.sendText(frame, true).join();
        return this;
    }

    public Socket fragment(String part, boolean last) {
        socket.sendText(part, last).join();
        return this;
    }

    public Socket binary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
        return this;
    }

    /** The next frame of this type; those before it stay. */
    public JsonObject next(String type) {
        return next(type, frame -> true);
    }

    public JsonObject next(String type, Predicate<JsonObject> that) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        synchronized (frames) {
            while (true) {
                for (int i = 0; i < frames.size(); i++) {
                    JsonObject frame = frames.get(i);
                    if (frame.getString("type").equals(type) && that.test(frame)) {
                        frames.remove(i);
                        return frame;
                    }
                }
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError(
                            "No frame of type " + type + " came; there are " + frames);
                }
                try {
                    frames.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** What has come and was not asked for. */
    public List<JsonObject> rest() {
        synchronized (frames) {
            return List.copyOf(frames);
        }
    }

    /** A round trip: whatever the server had sent before is there afterwards. */
    public Socket settle() {
        text("{\"type\":\"settle\"}")
                .next("error", frame -> frame.getString("code").equals("unknown_type"));
        return this;
    }

    /**
     * @return the code that the server closed it with
     */
    public int awaitClosed() {
        return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try (var reader = Json.createReader(new StringReader(partial.toString()))) {
                synchronized (frames) {
                    frames.add(reader.readObject());
                    frames.notifyAll();
                }
            } finally {
                partial.setLength(0);
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable problem) {
        closed.complete(1006);
    }
}
