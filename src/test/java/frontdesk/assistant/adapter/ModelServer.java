package frontdesk.assistant.adapter;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Plays a server of language models that does as it is told, right or wrong. */
final class ModelServer implements AutoCloseable {

    interface Behaviour {
        void answer(HttpExchange exchange, OutputStream out) throws Exception;
    }

    final AtomicInteger calls = new AtomicInteger();
    /** Released when the client's going away was noticed. */
    final CountDownLatch cut = new CountDownLatch(1);
    private final HttpServer server;

    ModelServer(int status, String type, Behaviour behaviour) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/models", exchange -> {
            byte[] body = "{\"data\":[{\"id\":\"tiny\"}]}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/v1/chat/completions", exchange -> {
            calls.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            try {
                exchange.getResponseHeaders().add("Content-Type", type);
                exchange.sendResponseHeaders(status, 0);
                behaviour.answer(exchange, exchange.getResponseBody());
                exchange.close();
            } catch (IOException e) {
                cut.countDown();
                exchange.close();
            } catch (Exception e) {
                throw new IOException(e);
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    static void event(OutputStream out, String content) throws IOException {
        String json = jakarta.json.Json.createObjectBuilder().add("choices", jakarta.json.Json.createArrayBuilder()
                .add(jakarta.json.Json.createObjectBuilder()
                        .add("delta", jakarta.json.Json.createObjectBuilder().add("content", content))
                        .addNull("finish_reason"))).build().toString();
        raw(out, "data: " + json + "\n\n");
    }

    static void raw(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
