package frontdesk.gateway;

import jakarta.json.JsonObject;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;

/**
 * A provider of OpenAI's protocol that fails as the prompt tells it to: {@code
 * fault:argument:argument:anything unique}. It counts how often each prompt came.
 */
final class FaultyUpstream implements AutoCloseable {

    private static final byte[] MEGABYTE = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private volatile CountDownLatch released = new CountDownLatch(1);

    FaultyUpstream() {
        try {
            socket = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    String address() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/v1";
    }

    int callsOf(String prompt) {
        return calls.getOrDefault(prompt, 0);
    }

    /** Exchanges that go on. */
    int open() {
        return open.get();
    }

    /** Those to come hold, also after others went on. */
    void holdAgain() {
        released = new CountDownLatch(1);
    }

    /** Those that hold go on. */
    void release() {
        released.countDown();
    }

    private void accept() {
        while (true) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            String request = request(in);
            open.incrementAndGet();
            try {
                JsonObject body = Key.object(request);
                String prompt =
                        body.getJsonArray("messages")
                                .getValuesAs(JsonObject.class)
                                .getLast()
                                .getString("content")
                                .replaceFirst("(?s).*\nQuestion: ", "");
                int time = calls.merge(prompt, 1, Integer::sum);
                boolean stream = body.getBoolean("stream", false);
                answer(prompt.split(":"), time, stream, in, client.getOutputStream());
                client.shutdownOutput();
            } finally {
                open.decrementAndGet();
            }
        } catch (IOException e) {
            // They left, as some should.
        }
    }

    private static String request(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.write(next);
        }
        String length =
                head.toString(StandardCharsets.ISO_8859_1)
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("(?s).*content-length: *(\\d+).*", "$1");
        return new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
    }

    private void answer(String[] fault, int time, boolean stream, InputStream in, OutputStream out)
            throws IOException {
        byte[] good = stream ? FaultyAnswers.STREAM : FaultyAnswers.WHOLE;
        switch (fault[0]) {
            case "status" -> out.write(FaultyAnswers.status(fault[1], fault[2]));
            case "once" -> {
                if (time == 1) {
                    out.write(FaultyAnswers.status(fault[1], fault[2]));
                } else {
                    whole(out, stream, good, good.length);
                }
            }
            case "silent" -> in.read();
            case "drip" -> drip(out, stream, good);
            case "cut" -> whole(out, stream, good, Integer.parseInt(fault[1]));
            case "end" ->
                    out.write(
                            good,
                            0,
                            begun(out, stream, Math.min(Integer.parseInt(fault[1]), good.length)));
            case "unfinished" ->
                    out.write(
                            FaultyAnswers.bytes(FaultyAnswers.PIECES),
                            0,
                            begun(out, stream, FaultyAnswers.bytes(FaultyAnswers.PIECES).length));
            case "undone" ->
                    out.write(
                            FaultyAnswers.bytes(FaultyAnswers.FINISHED),
                            0,
                            begun(out, stream, FaultyAnswers.bytes(FaultyAnswers.FINISHED).length));
            case "say" -> {
                byte[] said = FaultyAnswers.bytes(fault[2].replace('\'', '"').replace(';', ':'));
                out.write(
                        FaultyAnswers.bytes(
                                "HTTP/1.1 200 OK\r\nContent-Type: "
                                        + fault[1]
                                        + "\r\nConnection: close\r\nContent-Length: "
                                        + said.length
                                        + "\r\n\r\n"));
                out.write(said);
            }
            case "bomb" -> {
                out.write(
                        FaultyAnswers.bytes(
                                FaultyAnswers.begin(stream) + "Content-Encoding: gzip\r\n\r\n"));
                try (var zip = new GZIPOutputStream(out)) {
                    endless(zip, "");
                }
            }
            case "head" -> endless(out, FaultyAnswers.begin(stream) + "X: ");
            case "endless" ->
                    endless(
                            out,
                            FaultyAnswers.begin(stream)
                                    + "\r\n"
                                    + (stream ? FaultyAnswers.PIECES + "data: " : "{\"a\":\""));
            case "ticks" -> ticks(out, stream);
            case "late" -> {
                LockSupport.parkNanos(Duration.ofMillis(Integer.parseInt(fault[1])).toNanos());
                whole(out, stream, good, good.length);
            }
            case "hold" -> {
                hold();
                whole(out, stream, good, good.length);
            }
            default -> whole(out, stream, good, good.length);
        }
        out.flush();
    }

    private static int begun(OutputStream out, boolean stream, int length) throws IOException {
        out.write(FaultyAnswers.bytes(FaultyAnswers.begin(stream) + "\r\n"));
        return length;
    }

    private static void whole(OutputStream out, boolean stream, byte[] body, int cut)
            throws IOException {
        out.write(
                FaultyAnswers.bytes(
                        FaultyAnswers.begin(stream)
                                + "Content-Length: "
                                + body.length
                                + "\r\n\r\n"));
        out.write(body, 0, Math.min(cut, body.length));
    }

    private static void drip(OutputStream out, boolean stream, byte[] body) throws IOException {
        out.write(FaultyAnswers.bytes(FaultyAnswers.begin(stream) + "\r\n"));
        for (byte one : body) {
            out.write(one);
            out.flush();
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    private static void ticks(OutputStream out, boolean stream) throws IOException {
        out.write(FaultyAnswers.bytes(FaultyAnswers.begin(stream) + "\r\n"));
        while (true) {
            out.write(FaultyAnswers.bytes(FaultyAnswers.piece("{\"content\":\"tick \"}", "null")));
            out.flush();
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static void endless(OutputStream out, String beginning) throws IOException {
        out.write(FaultyAnswers.bytes(beginning));
        while (true) {
            out.write(MEGABYTE);
        }
    }

    private void hold() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        release();
        socket.close();
        threads.shutdownNow();
    }
}
