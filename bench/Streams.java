import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Streams at once, again and again: how long each part took from the provider to here, how long the
 * first took from the request, and by how much the pause between two parts grew on the way.
 *
 * <p>{@code java bench/Streams.java URL KEY MODEL [streams] [rounds]}, the rounds after eight to
 * warm up with, the provider being {@code bench/Upstream.java}.
 */
public class Streams {

    static final int WARM_UP = 8;

    /** In nanoseconds. */
    record Seen(long first, long[] delays, long[] growth) {}

    public static void main(String[] arguments) throws Exception {
        int streams = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 128;
        int rounds = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 5;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 1 - WARM_UP; round <= rounds; round++) {
                List<Future<Seen>> running =
                        IntStream.range(0, streams)
                                .mapToObj(
                                        n ->
                                                threads.submit(
                                                        () -> {
                                                            // They begin within half of a stream's
                                                            // life, so that all run at once for the
                                                            // other half.
                                                            Thread.sleep(640L * n / streams);
                                                            return stream(
                                                                    URI.create(arguments[0]),
                                                                    arguments[1],
                                                                    arguments[2]);
                                                        }))
                                .toList();
                Seen[] seen = new Seen[streams];
                for (int n = 0; n < streams; n++) {
                    seen[n] = running.get(n).get();
                }
                if (round < 1) {
                    continue;
                }
                System.out.printf(
                        "round %d, %d streams: first part p50 %.2f ms; a part's way p50 %.2f, p99"
                                + " %.2f, max %.2f ms; pauses grew by at most %.2f ms%n",
                        round,
                        streams,
                        at(
                                0.5,
                                LongStream.of(
                                        List.of(seen).stream().mapToLong(Seen::first).toArray())),
                        at(0.5, all(seen)),
                        at(0.99, all(seen)),
                        at(1, all(seen)),
                        at(
                                1,
                                List.of(seen).stream()
                                        .flatMapToLong(one -> LongStream.of(one.growth()))));
            }
        }
    }

    static LongStream all(Seen[] seen) {
        return List.of(seen).stream().flatMapToLong(one -> LongStream.of(one.delays()));
    }

    static double at(double share, LongStream nanos) {
        long[] sorted = nanos.sorted().toArray();
        return sorted[(int) Math.round(share * (sorted.length - 1))] / 1e6;
    }

    static Seen stream(URI url, String key, String model) throws IOException {
        String body =
                "{\"model\":\"%s\",\"max_tokens\":256,\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"
                        .formatted(model);
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(30_000);
            long asked = System.nanoTime();
            socket.getOutputStream()
                    .write(
                            "POST /v1/chat/completions HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nCache-Control: no-store\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                                    .formatted(url.getAuthority(), key, body.length(), body)
                                    .getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            long first = 0;
            long lastDelay = 0;
            var delays = LongStream.builder();
            var growth = LongStream.builder();
            for (String line = in.readLine();
                    line != null && !line.equals("data: [DONE]");
                    line = in.readLine()) {
                int at = line.indexOf("\"content\":\"");
                if (at < 0) {
                    continue;
                }
                long now = System.nanoTime();
                long delay = now - Long.parseLong(line.substring(at + 11, line.indexOf(' ', at)));
                delays.add(delay);
                if (first == 0) {
                    first = now - asked;
                } else {
                    growth.add(delay - lastDelay);
                }
                lastDelay = delay;
            }
            long[] all = delays.build().toArray();
            if (all.length != 64) {
                throw new IOException(all.length + " of 64 parts came");
            }
            return new Seen(first, all, growth.build().toArray());
        }
    }
}
