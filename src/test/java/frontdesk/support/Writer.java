package frontdesk.support;

import frontdesk.testing.Client;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A visitor who writes without a pause, as the widget does: a few messages on their way at a time,
 * and after a connection that broke, or was silent for too long, those that were not acknowledged
 * once more, in order, with the same ids.
 */
final class Writer implements Runnable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final int ON_THEIR_WAY = 4;
    private static final Duration ACK_WITHIN = Duration.ofSeconds(20);

    private final int number;
    private final Client visitor;
    private final String conversation;
    private final KillIT.Traffic traffic;

    /** What was sent and not acknowledged, oldest first. */
    private final Map<String, String> open = new LinkedHashMap<>();

    private final Map<String, JsonObject> acknowledged = new LinkedHashMap<>();
    private int sent;
    private volatile String doing = "nothing yet";

    Writer(int number, Client visitor, String conversation, KillIT.Traffic traffic) {
        this.number = number;
        this.visitor = visitor;
        this.conversation = conversation;
        this.traffic = traffic;
    }

    Client visitor() {
        return visitor;
    }

    String conversation() {
        return conversation;
    }

    int sent() {
        return sent;
    }

    Map<String, JsonObject> acknowledged() {
        return acknowledged;
    }

    /** For those who wonder why it does not end. */
    @Override
    public String toString() {
        synchronized (open) {
            return "writer "
                    + number
                    + " in "
                    + conversation
                    + " is at: "
                    + doing
                    + ", open: "
                    + open.keySet();
        }
    }

    /** Ends when the test says so and everything is acknowledged, or when it is interrupted. */
    @Override
    public void run() {
        while ((!traffic.isOver() || hasOpen()) && !Thread.currentThread().isInterrupted()) {
            doing = "waiting for the server";
            traffic.awaitServer();
            try {
                doing = "connecting";
                write(new Connection());
            } catch (CompletionException | UncheckedIOException | IllegalStateException e) {
                doing = "getting over " + e;
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        doing = "nothing any more";
    }

    private void write(Connection connection) {
        List<Map.Entry<String, String>> again;
        synchronized (open) {
            again = new ArrayList<>(open.entrySet());
        }
        traffic.resent(again.size());
        doing = "sending";
        again.forEach(message -> connection.send(message.getKey(), message.getValue()));
        while (!connection.broken.isDone()) {
            if (traffic.isOver()) {
                if (!hasOpen()) {
                    connection.socket.abort();
                    return;
                }
                connection.await();
            } else if (connection.room()) {
                String key = "w" + number + "-" + ++sent;
                String text = "Message " + sent;
                synchronized (open) {
                    open.put(key, text);
                }
                connection.send(key, text);
            }
        }
    }

    private boolean hasOpen() {
        synchronized (open) {
            return !open.isEmpty();
        }
    }

    private void acknowledge(JsonObject ack) {
        String key = ack.getString("clientMessageId");
        synchronized (open) {
            open.remove(key);
            acknowledged.put(key, ack);
        }
        traffic.acknowledged();
    }

    /** One socket, as long as it lasts. */
    private final class Connection implements WebSocket.Listener {

        final CompletableFuture<Void> broken = new CompletableFuture<>();
        final Semaphore acks = new Semaphore(0);
        final WebSocket socket;
        private final StringBuilder partial = new StringBuilder();
        private int inFlight;
        private volatile long heardAt = System.nanoTime();

        Connection() {
            Client.Response ticket =
                    Client.exchange(
                            visitor.request("/api/support/socket-ticket")
                                    .timeout(Duration.ofSeconds(20))
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build());
            if (ticket.status() != 200) {
                throw new IllegalStateException("No ticket: " + ticket.status());
            }
            socket =
                    HTTP.newWebSocketBuilder()
                            .connectTimeout(Duration.ofSeconds(20))
                            .buildAsync(
                                    URI.create(
                                            visitor.address().toString().replaceFirst("^http", "ws")
                                                    + "/ws/chat?ticket="
                                                    + ticket.json().getString("ticket")),
                                    this)
                            .join();
        }

        void send(String key, String text) {
            inFlight++;
            socket.sendText(
                            Json.createObjectBuilder()
                                    .add("type", "message")
                                    .add("conversationId", conversation)
                                    .add("clientMessageId", key)
                                    .add("text", text)
                                    .build()
                                    .toString(),
                            true)
                    .join();
        }

        /** Waits a little for an acknowledgement when enough is on its way. */
        boolean room() {
            inFlight -= acks.drainPermits();
            if (inFlight < ON_THEIR_WAY) {
                doing = "sending";
                return true;
            }
            await();
            return false;
        }

        void await() {
            doing = "waiting for acknowledgements";
            try {
                if (acks.tryAcquire(200, TimeUnit.MILLISECONDS)) {
                    inFlight--;
                } else if (System.nanoTime() - heardAt > ACK_WITHIN.toNanos()) {
                    traffic.silence();
                    socket.abort();
                    broken.complete(null);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                try (var reader = Json.createReader(new StringReader(partial.toString()))) {
                    JsonObject frame = reader.readObject();
                    switch (frame.getString("type")) {
                        case "ack" -> {
                            heardAt = System.nanoTime();
                            acknowledge(frame);
                            acks.release();
                        }
                        case "error" -> {
                            // Not stored, as far as we know: the next connection sends it again.
                            traffic.refused(frame);
                            from.abort();
                            broken.complete(null);
                        }
                        default -> {}
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
            broken.complete(null);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable problem) {
            broken.complete(null);
        }
    }
}
