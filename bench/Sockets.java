import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Idle sockets beside active ones, each with a conversation of its own that waits for a person. An
 * active one sends a message about each second. At the end every idle one sends one too, and gets
 * its acknowledgement and its push.
 *
 * <p>{@code java bench/Sockets.java [url] [business] [seconds] [idle] [active]}
 */
public class Sockets {

    static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    static final Queue<Long> LATENCIES = new ConcurrentLinkedQueue<>();
    static final AtomicInteger DROPPED = new AtomicInteger();
    static String url;
    static String business;
    static volatile boolean ending;

    public static void main(String[] arguments) throws Exception {
        url = arguments.length > 0 ? arguments[0] : "http://localhost:8080";
        business = arguments.length > 1 ? arguments[1] : "it-desk";
        int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 60;
        int idle = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 2_000;
        int active = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 200;
        long begun = System.nanoTime();
        List<Talker> idlers = open(idle);
        List<Talker> writers = open(active);
        System.out.printf(
                "%d idle and %d active sockets opened in %.0f s%n",
                idlers.size(), writers.size(), (System.nanoTime() - begun) / 1e9);
        try (ScheduledExecutorService clock = Executors.newScheduledThreadPool(2)) {
            for (Talker writer : writers) {
                clock.scheduleAtFixedRate(
                        writer::say,
                        ThreadLocalRandom.current().nextInt(1_000),
                        1_000,
                        TimeUnit.MILLISECONDS);
            }
            Thread.sleep(seconds * 1_000L);
            clock.shutdownNow();
        }
        await(() -> writers.stream().allMatch(Talker::isSettled));
        long[] latencies = LATENCIES.stream().mapToLong(l -> l).sorted().toArray();
        idlers.forEach(Talker::say);
        await(() -> idlers.stream().allMatch(one -> one.isSettled() && one.pushed.get() > 0));
        ending = true;
        int sent = writers.stream().mapToInt(one -> one.sent.get()).sum();
        int acknowledged = writers.stream().mapToInt(one -> one.acknowledged.get()).sum();
        long answering =
                idlers.stream()
                        .filter(one -> one.acknowledged.get() == 1 && one.pushed.get() > 0)
                        .count();
        List<Callable<Long>> counts = new ArrayList<>();
        writers.forEach(one -> counts.add(one::stored));
        long stored = together(counts).stream().mapToLong(l -> l).sum();
        System.out.printf(
                "opened %d, dropped %d, idle ones that answer after %d s: %d of %d%n",
                idle + active, DROPPED.get(), seconds, answering, idle);
        System.out.printf(
                "sent %d, acknowledged %d, stored %d; acknowledged after p50 %.0f ms, p99 %.0f"
                        + " ms%n",
                sent, acknowledged, stored, at(latencies, 50), at(latencies, 99));
        System.exit(
                acknowledged == sent && stored == sent && answering == idle && DROPPED.get() == 0
                        ? 0
                        : 1);
    }

    static List<Talker> open(int many) throws Exception {
        List<Callable<Talker>> opening = new ArrayList<>();
        for (int n = 0; n < many; n++) {
            opening.add(Talker::new);
        }
        return together(opening);
    }

    static <T> List<T> together(List<Callable<T>> work) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<T> results = new ArrayList<>();
            for (Future<T> one : pool.invokeAll(work)) {
                results.add(one.get());
            }
            return results;
        }
    }

    static void await(BooleanSupplier reached) throws InterruptedException {
        for (int tries = 0; tries < 300 && !reached.getAsBoolean(); tries++) {
            Thread.sleep(100);
        }
    }

    static double at(long[] sorted, int percent) {
        return sorted.length == 0
                ? 0
                : sorted[(int) Math.min(sorted.length - 1L, (long) sorted.length * percent / 100)]
                        / 1e6;
    }

    static String call(String method, String path, String body, String token) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> response =
                HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(
                    path + ": " + response.statusCode() + " " + response.body());
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

    static class Talker implements WebSocket.Listener {
        final String token =
                field(
                        "token",
                        call(
                                "POST",
                                "/api/support/visitors",
                                "{\"business\":\"" + business + "\"}",
                                null));
        final String conversation;
        final long before;
        final WebSocket socket;
        final Map<String, Long> pending = new ConcurrentHashMap<>();
        final AtomicInteger sent = new AtomicInteger();
        final AtomicInteger acknowledged = new AtomicInteger();
        final AtomicInteger pushed = new AtomicInteger();
        final StringBuilder partial = new StringBuilder();

        Talker() throws Exception {
            conversation =
                    field(
                            "conversationId",
                            call(
                                    "POST",
                                    "/api/support/chat",
                                    "{\"message\":\"I want to talk to a person\"}",
                                    token));
            call("POST", "/api/support/conversations/" + conversation + "/escalate", "{}", token);
            before = lastSeq();
            String ticket = field("ticket", call("POST", "/api/support/socket-ticket", "", token));
            socket =
                    HTTP.newWebSocketBuilder()
                            .buildAsync(
                                    URI.create(
                                            url.replaceFirst("^http", "ws")
                                                    + "/ws/chat?ticket="
                                                    + ticket),
                                    this)
                            .join();
            socket.sendText(
                            "{\"type\":\"hello\",\"conversationId\":\""
                                    + conversation
                                    + "\",\"lastSeq\":"
                                    + before
                                    + "}",
                            true)
                    .join();
        }

        /**
         * One frame after the other: a WebSocket of Java's takes no second one before the first has
         * gone.
         */
        synchronized void say() {
            String id = "m-" + sent.incrementAndGet();
            pending.put(id, System.nanoTime());
            socket.sendText(
                            "{\"type\":\"message\",\"conversationId\":\""
                                    + conversation
                                    + "\",\"clientMessageId\":\""
                                    + id
                                    + "\",\"text\":\"My laptop still does not start.\"}",
                            true)
                    .join();
        }

        boolean isSettled() {
            return pending.isEmpty();
        }

        long lastSeq() throws Exception {
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create(url + "/api/support/conversations/" + conversation))
                            .header("Authorization", "Bearer " + token)
                            .build();
            return Long.parseLong(
                    field(
                            "lastSeq",
                            HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body()));
        }

        long stored() throws Exception {
            return lastSeq() - before;
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                String frame = partial.toString();
                partial.setLength(0);
                if (frame.contains("\"type\":\"ack\"")) {
                    Long begun = pending.remove(field("clientMessageId", frame));
                    if (begun != null) {
                        acknowledged.incrementAndGet();
                        LATENCIES.add(System.nanoTime() - begun);
                    }
                } else if (frame.contains("\"type\":\"message\"")) {
                    pushed.incrementAndGet();
                } else if (frame.contains("\"type\":\"error\"")) {
                    System.out.println(frame);
                }
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            gone();
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable problem) {
            gone();
        }

        void gone() {
            if (!ending) {
                DROPPED.incrementAndGet();
            }
        }
    }
}
