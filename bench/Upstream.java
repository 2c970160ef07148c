import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * A provider that answers every chat completion at once with the same 150 words: one thread, so that it takes little from
 * what is measured.
 *
 * <p>{@code java bench/Upstream.java [port]}
 */
public class Upstream {

    public static void main(String[] arguments) throws IOException {
        byte[] answer = answer();
        Selector selector = Selector.open();
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress("127.0.0.1", arguments.length > 0 ? Integer.parseInt(arguments[0]) : 18200), 1024);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        while (true) {
            selector.select();
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

    static void serve(SelectionKey key, byte[] answer) {
        SocketChannel client = (SocketChannel) key.channel();
        ByteBuffer read = (ByteBuffer) key.attachment();
        try {
            if (client.read(read) < 0) {
                client.close();
                return;
            }
            for (int end = end(read); end > 0; end = end(read)) {
                read.flip().position(end);
                read.compact();
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
        int length = text.substring(0, head).lines()
                .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        return text.length() >= head + 4 + length ? head + 4 + length : 0;
    }

    static byte[] answer() {
        String body = """
                {"id":"chatcmpl-1","object":"chat.completion","created":1700000000,"model":"gpt-4o","choices":[{"index":0,"message":\
                {"role":"assistant","content":"%s"},"finish_reason":"stop"}],"usage":{"prompt_tokens":200,"completion_tokens":150,\
                "total_tokens":350}}""".formatted("word ".repeat(150).strip());
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
