package frontdesk.server;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Uses a server as customers will: they write to people over sockets, search and ask. So many
 * messages that Java compiles what they pass through; searching and answering spend their time in a
 * few loops, which are found soon anyway.
 */
final class Rehearsal {

    private static final int PEOPLE = 10;
    private static final int MESSAGES = 400;
    private static final int SEARCHES = 10;
    private static final int QUESTIONS = 4;
    private static final Duration AT_MOST = Duration.ofSeconds(90);
    private static final List<String> ASKED =
            List.of(
                    "How do I move my authenticator to a new phone?",
                    "The printer shows an error, what now?",
                    "How long may a password be?",
                    "Can I work from another country?",
                    "Who orders a second monitor?",
                    "My laptop is slow since the update",
                    "How do I book a meeting room?",
                    "Where do I report a strange mail?");

    private final String address;
    private final HttpClient client;

    private Rehearsal(String address, HttpClient client) {
        this.address = address;
        this.client = client;
    }

    /** Returns when everything was answered. */
    static void run(String address) throws IOException, InterruptedException {
        try (HttpClient client =
                        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
                ExecutorService people = Executors.newFixedThreadPool(PEOPLE)) {
            Rehearsal rehearsal = new Rehearsal(address, client);
            List<Callable<Void>> visits = new ArrayList<>();
            for (int n = 0; n < PEOPLE; n++) {
                visits.add(rehearsal::visit);
            }
            for (Future<Void> visit :
                    people.invokeAll(visits, AT_MOST.toSeconds(), TimeUnit.SECONDS)) {
                visit.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private Void visit() throws IOException, InterruptedException, TimeoutException {
        String token =
                field("token", post("/api/support/visitors", "{\"business\":\"it-desk\"}", ""));
        String conversation =
                field(
                        "conversationId",
                        post("/api/support/chat", message("I want to talk to a person"), token));
        post("/api/support/conversations/" + conversation + "/escalate", "{}", token);
        write(conversation, field("ticket", post("/api/support/socket-ticket", "", token)));
        for (int n = 0; n < SEARCHES; n++) {
            String question = URLEncoder.encode(asked(n), StandardCharsets.UTF_8);
            send(request("/api/knowledge/search?q=" + question, token).GET());
        }
        for (int n = 0; n < QUESTIONS; n++) {
            post("/api/support/chat", message(asked(n)), token);
        }
        return null;
    }

    /** The next message when the one before is acknowledged. */
    private void write(String conversation, String ticket)
            throws InterruptedException, TimeoutException {
        Acknowledgements acknowledgements = new Acknowledgements();
        WebSocket socket =
                client.newWebSocketBuilder()
                        .buildAsync(
                                URI.create(
                                        address.replaceFirst("^http", "ws")
                                                + "/ws/chat?ticket="
                                                + ticket),
                                acknowledgements)
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join();
        try {
            send(
                    socket,
                    "{\"type\":\"hello\",\"conversationId\":\""
                            + conversation
                            + "\",\"lastSeq\":0}");
            for (int n = 0; n < MESSAGES; n++) {
                send(socket, said(conversation, n));
                if (!acknowledgements.arrived.tryAcquire(20, TimeUnit.SECONDS)) {
                    throw new TimeoutException("A message was not acknowledged");
                }
            }
        } finally {
            socket.abort(); // the client waits for sockets that are open when it is closed
        }
    }

    private static void send(WebSocket socket, String frame) {
        socket.sendText(frame, true).orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** No two alike: what was asked before is remembered. */
    private static String asked(int n) {
        return ASKED.get(n % ASKED.size()) + " " + n + Thread.currentThread().threadId();
    }

    private static String said(String conversation, int n) {
        return "{\"type\":\"message\",\"conversationId\":\""
                + conversation
                + "\",\"clientMessageId\":\""
                + n
                + "\",\"text\":\"My laptop still does not start, and a light blinks.\"}";
    }

    private static String message(String text) {
        return "{\"message\":\"" + text + "\"}";
    }

    private String post(String path, String body, String token)
            throws IOException, InterruptedException {
        return send(request(path, token).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/json");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(
                    response.request().uri().getPath()
                            + " answered "
                            + response.statusCode()
                            + ": "
                            + response.body());
        }
        return response.body();
    }

    /** The build has no library for JSON here, and needs no more than this. */
    private static String field(String name, String json) throws IOException {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        if (!matcher.find()) {
            throw new IOException("No " + name + " in " + json);
        }
        return matcher.group(1);
    }

    private static final class Acknowledgements implements WebSocket.Listener {

        private final Semaphore arrived = new Semaphore(0);
        private final StringBuilder frame = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            frame.append(part);
            if (last) {
                if (frame.indexOf("\"type\":\"ack\"") >= 0) {
                    arrived.release();
                }
                frame.setLength(0);
            }
            return WebSocket.Listener.super.onText(socket, part, last);
        }
    }
}
