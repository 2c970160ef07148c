import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A provider that answers every chat completion at once with the same 150 words, and streams in 64
 * parts, one each 20 ms, that say when they were sent: one thread, so that it takes little from
 * what is measured.
 *
 * <p>{@code java bench/Upstream.java [port]}
 */
public class Upstream {

    static final int PARTS = 64;
    static final long PAUSE = 20_000_000;

    /** A stream's next part. */
    record Part(SocketChannel client, int number, long due) {}

    static final PriorityQueue<Part> parts =
            new PriorityQueue<>(Comparator.comparingLong(Part::due));

    public static void main(String[] arguments) throws IOException {
        byte[] answer = answer();
        Selector selector = Selector.open();
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(
                new InetSocketAddress(
                        "127.0.0.1", arguments.length > 0 ? Integer.parseInt(arguments[0]) : 18200),
                1024);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        while (true) {
            selector.select(send());
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.isAcceptable()) {
                    SocketChannel client = server.accept();
                    client.configureBlocking(false);
                    client.setOption(StandardSocketOptions.TCP_NODELAY, true);
                    client.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(1 << 16));
                } else {
                    serve(key, answer);
                }
            }
            selector.selectedKeys().clear();
        }
    }

    /**
     * @return milliseconds until the next part; 0 where there is none
     */
    static long send() {
        for (Part part = parts.peek(); part != null; part = parts.peek()) {
            long now = System.nanoTime();
            if (part.due() > now) {
                return Math.max(1, (part.due() - now) / 1_000_000);
            }
            parts.poll();
            boolean last = part.number() == PARTS;
            String data =
                    last
                            ? "[DONE]"
                            : "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\"gpt-4o\",\"choices\":"
                                    + "[{\"index\":0,\"delta\":{\"content\":\""
                                    + now
                                    + " \"},\"finish_reason\":"
                                    + (part.number() == PARTS - 1 ? "\"stop\"" : "null")
                                    + "}]}";
            String event = "data: " + data + "\n\n";
            try {
                write(
                        part.client(),
                        Integer.toHexString(event.length())
                                + "\r\n"
                                + event
                                + "\r\n"
                                + (last ? "0\r\n\r\n" : ""));
                if (!last) {
                    parts.add(new Part(part.client(), part.number() + 1, part.due() + PAUSE));
                }
            } catch (IOException e) {
                // Who listened has gone.
            }
        }
        return 0;
    }

    static void write(SocketChannel client, String text) throws IOException {
        ByteBuffer out = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (out.hasRemaining()) {
            client.write(out);
        }
    }

    static void serve(SelectionKey key, byte[] answer) {
        SocketChannel client = (SocketChannel) key.channel();
        ByteBuffer read = (ByteBuffer) key.attachment();
        try {
            if (client.read(read) < 0) {
                client.close();
                return;
            }
            for (int end = end(read); end > 0; end = end(read)) {
                boolean stream =
                        new String(read.array(), 0, end, StandardCharsets.ISO_8859_1)
                                .contains("\"stream\":true");
                read.flip().position(end);
                read.compact();
                if (stream) {
                    write(
                            client,
                            "HTTP/1.1 200 OK\r\n"
                                    + "Content-Type: text/event-stream\r\n"
                                    + "Transfer-Encoding: chunked\r\n\r\n");
                    parts.add(new Part(client, 0, System.nanoTime()));
                    send();
                    continue;
                }
                ByteBuffer out = ByteBuffer.wrap(answer);
                while (out.hasRemaining()) {
                    client.write(out);
                }
            }
        } catch (IOException e) {
            key.cancel();
        }
    }

    /** Where the first whole request ends; 0 when there is none. */
    static int end(ByteBuffer read) {
        String text = new String(read.array(), 0, read.position(), StandardCharsets.ISO_8859_1);
        int head = text.indexOf("\r\n\r\n");
        if (head < 0) {
            return 0;
        }
        int length =
                text.substring(0, head)
                        .lines()
                        .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
                        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                        .findFirst()
                        .orElse(0);
        return text.length() >= head + 4 + length ? head + 4 + length : 0;
    }

    static byte[] answer() {
        String body =
                """
                {"id":"chatcmpl-1","object":"chat.completion","created":1700000000,"model":"gpt-4o","choices":[{"index":0,"message":\
                {"role":"assistant","content":"%s"},"finish_reason":"stop"}],"usage":{"prompt_tokens":200,"completion_tokens":150,\
                "total_tokens":350}}\
                """
                        .formatted("word ".repeat(150).strip());
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
