import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/**
 * A collector of OpenTelemetry's (OTLP over HTTP) that reads what it gets and keeps nothing: {@code
 * java bench/Collector.java [port]}.
 */
public class Collector {

    public static void main(String[] arguments) throws IOException {
        HttpServer server =
                HttpServer.create(
                        new InetSocketAddress(
                                "127.0.0.1",
                                arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4318),
                        0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
                    exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.setExecutor(Executors.newFixedThreadPool(2));
        server.start();
    }
}
