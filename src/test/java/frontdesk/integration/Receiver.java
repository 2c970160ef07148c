package frontdesk.integration;

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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * A receiver of webhooks that behaves, at each path, as it was told to; well, where it was told
 * nothing.
 */
final class Receiver implements AutoCloseable {

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);

    record Received(String path, Map<String, String> headers, String body) {}

    @FunctionalInterface
    interface Behaviour {
        void answer(InputStream in, OutputStream out, Socket socket) throws IOException;
    }

    Receiver() {
        try {
            socket = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    String at(String path) {
        return "http://127.0.0.1:" + socket.getLocalPort() + path;
    }

    List<Received> received(String path) {
        return received.stream().filter(one -> one.path().equals(path)).toList();
    }

    void behave(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
    }

    /** Those that hold go on. */
    void release() {
        released.countDown();
    }

    static Behaviour status(int status, String... headers) {
        return (in, out, socket) ->
                out.write(
                        bytes(
                                "HTTP/1.1 "
                                        + status
                                        + " Told so\r\n"
                                        + String.join(
                                                "",
                                                List.of(headers).stream()
                                                        .map(one -> one + "\r\n")
                                                        .toList())
                                        + "Content-Length: 4\r\n\r\nsaid"));
    }

    static Behaviour silent() {
        return (in, out, socket) -> in.read();
    }

    static Behaviour reset() {
        return (in, out, socket) -> socket.setSoLinger(true, 0);
    }

    /** A byte at a time, for as long as somebody listens. */
    static Behaviour drip(String beginning) {
        return (in, out, socket) -> {
            out.write(bytes(beginning));
            while (true) {
                out.write('x');
                out.flush();
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        };
    }

    static Behaviour endless() {
        return (in, out, socket) -> {
            out.write(bytes("HTTP/1.1 200 OK\r\n\r\n"));
            while (true) {
                out.write(bytes("more".repeat(10_000)));
            }
        };
    }

    Behaviour hold() {
        return (in, out, socket) -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            status(200).answer(in, out, socket);
        };
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
            Received one = read(in);
            received.add(one);
            behaviours
                    .getOrDefault(one.path(), status(200))
                    .answer(in, client.getOutputStream(), client);
        } catch (IOException e) {
            // They left, as some should.
        }
    }

    private static Received read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.write(next);
        }
        String[] lines = head.toString(StandardCharsets.ISO_8859_1).split("\r\n");
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] parts = lines[i].split(":", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Received(
                lines[0].split(" ")[1], headers, new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        release();
        socket.close();
        threads.shutdownNow();
    }
}
