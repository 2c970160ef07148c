import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Acknowledged messages per second: every socket sends its next message when the one before is
 * acknowledged.
 *
 * <p>{@code java bench/Messages.java [url] [business] [writing sockets] [seconds] [idle sockets]}
 */
public class Messages {

    static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    static final AtomicLong acknowledged = new AtomicLong();
    static volatile boolean measuring;
    static volatile boolean stopped;

    public static void main(String[] arguments) throws Exception {
        String url = arguments.length > 0 ? arguments[0] : "http://localhost:8080";
        String business = arguments.length > 1 ? arguments[1] : "it-desk";
        int sockets = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 50;
        int seconds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 15;
        int idle = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 0;
        List<Writer> writers = new ArrayList<>();
        List<WebSocket> idlers = new ArrayList<>();
        AtomicLong closed = new AtomicLong();
        for (int i = 0; i < idle; i++) {
            String token = visitor(url, business);
            idlers.add(
                    HTTP.newWebSocketBuilder()
                            .buildAsync(
                                    socket(url, token),
                                    new WebSocket.Listener() {
                                        @Override
                                        public CompletionStage<?> onClose(
                                                WebSocket socket, int code, String reason) {
                                            closed.incrementAndGet();
                                            return null;
                                        }
                                    })
                            .join());
        }
        for (int i = 0; i < sockets; i++) {
            writers.add(new Writer(url, visitor(url, business), i));
        }
        writers.forEach(Writer::next);
        Thread.sleep(8_000);
        long begun = System.nanoTime();
        long before = acknowledged.get();
        measuring = true;
        Thread.sleep(seconds * 1_000L);
        measuring = false;
        double elapsed = (System.nanoTime() - begun) / 1e9;
        long count = acknowledged.get() - before;
        stopped = true;
        for (Writer writer : writers) {
            if (!writer.finished.await(20, TimeUnit.SECONDS)) {
                System.out.printf(
                        "writer %d got no acknowledgement of its %d. message%n",
                        writer.number, writer.sent);
            }
        }
        long lost = 0;
        for (Writer writer : writers) {
            lost += writer.lost();
        }
        long[] latencies =
                writers.stream()
                        .flatMapToLong(w -> w.latencies.stream().mapToLong(l -> l))
                        .sorted()
                        .toArray();
        System.out.printf(
                "%d writing sockets, %d idle: %.0f acknowledged messages/s over %.1f s; p50 %.1f"
                        + " ms, p95 %.1f ms, p99 %.1f ms; acknowledged but not stored %d; idle sockets"
                        + " lost %d%n",
                sockets,
                idle,
                count / elapsed,
                elapsed,
                percentile(latencies, 50),
                percentile(latencies, 95),
                percentile(latencies, 99),
                lost,
                closed.get());
        System.exit(0);
    }

    static double percentile(long[] sorted, int percent) {
        return sorted.length == 0
                ? 0
                : sorted[(int) Math.min(sorted.length - 1, (long) sorted.length * percent / 100)]
                        / 1e6;
    }

    static String visitor(String url, String business) throws Exception {
        return field(
                "token",
                post(url + "/api/support/visitors", "{\"business\":\"" + business + "\"}", null));
    }

    static URI socket(String url, String token) {
        try {
            String ticket = field("ticket", post(url + "/api/support/socket-ticket", "", token));
            return URI.create(url.replaceFirst("^http", "ws") + "/ws/chat?ticket=" + ticket);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String post(String url, String body, String token) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> response =
                HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(
                    url + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    static String field(String name, String json) {
        Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^\",}]+)").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return matcher.group(1);
    }

    static class Writer implements WebSocket.Listener {
        final String url;
        final String token;
        final int number;
        final String conversation;
        final WebSocket socket;
        final List<Long> latencies = new ArrayList<>();
        final CountDownLatch finished = new CountDownLatch(1);
        final StringBuilder partial = new StringBuilder();
        int sent;
        int acked;
        long sentAt;
        CompletableFuture<WebSocket> sending = CompletableFuture.completedFuture(null);

        Writer(String url, String token, int number) throws Exception {
            this.url = url;
            this.token = token;
            this.number = number;
            this.conversation =
                    field(
                            "conversationId",
                            post(
                                    url + "/api/support/chat",
                                    "{\"message\":\"I want to talk to a person\"}",
                                    token));
            // Already waiting where the question itself was understood as a wish for a person.
            post(url + "/api/support/conversations/" + conversation + "/escalate", "{}", token);
            this.socket = HTTP.newWebSocketBuilder().buildAsync(socket(url, token), this).join();
            socket.sendText(
                            "{\"type\":\"hello\",\"conversationId\":\""
                                    + conversation
                                    + "\",\"lastSeq\":999999999}",
                            true)
                    .join();
        }

        synchronized void next() {
            sentAt = System.nanoTime();
            sent++;
            String frame =
                    "{\"type\":\"message\",\"conversationId\":\""
                            + conversation
                            + "\",\"clientMessageId\":\""
                            + number
                            + "-"
                            + sent
                            + "\",\"text\":\"My laptop still does not start, and the light beside"
                            + " the lid blinks three times.\"}";
            // An acknowledgement may arrive before the client has noted that its frame has left.
            sending =
                    sending.thenCompose(_ -> socket.sendText(frame, true))
                            .whenComplete(
                                    (_, problem) -> {
                                        if (problem != null) {
                                            System.out.println(
                                                    "writer "
                                                            + number
                                                            + " could not send: "
                                                            + problem);
                                        }
                                    });
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                String frame = partial.toString();
                partial.setLength(0);
                if (frame.startsWith("{\"type\":\"ack\"") || frame.contains("\"type\":\"ack\"")) {
                    acked++;
                    acknowledged.incrementAndGet();
                    if (measuring) {
                        latencies.add(System.nanoTime() - sentAt);
                    }
                    if (stopped) {
                        finished.countDown();
                    } else {
                        next();
                    }
                } else if (frame.contains("\"type\":\"error\"")) {
                    System.out.println(frame);
                }
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            System.out.printf("writer %d was cut: %d %s%n", number, code, reason);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable problem) {
            System.out.printf("writer %d broke: %s%n", number, problem);
        }

        /** Messages that were acknowledged but are not in the conversation. */
        long lost() throws Exception {
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create(url + "/api/support/conversations/" + conversation))
                            .header("Authorization", "Bearer " + token)
                            .build();
            String view = HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
            long lastSeq = Long.parseLong(field("lastSeq", view));
            return Math.max(0, acked - lastSeq);
        }
    }
}
