package frontdesk.testing;

import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Twilio as the tests' JVM plays it: the shared server's short messages end here. */
public final class Twilio {

    /** Nobody has this number. */
    public static final String NOBODY = "+15005550001";

    private static final String TOKEN = "the token of the tests";
    private static final AtomicInteger LAST = new AtomicInteger();
    private static final List<Map<String, String>> TAKEN = new CopyOnWriteArrayList<>();
    private static final HttpServer SERVER = started();

    private Twilio() {}

    private static HttpServer started() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/",
                    exchange -> {
                        Map<String, String> form = new TreeMap<>();
                        for (String pair :
                                new String(
                                                exchange.getRequestBody().readAllBytes(),
                                                StandardCharsets.UTF_8)
                                        .split("&")) {
                            String[] parts = pair.split("=", 2);
                            form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
                        }
                        boolean known = !NOBODY.equals(form.get("To"));
                        form.put("sid", "SM" + LAST.incrementAndGet());
                        byte[] answer =
                                (known
                                                ? "{\"sid\": \"" + form.get("sid") + "\"}"
                                                : "{\"message\": \"Nobody has this number\"}")
                                        .getBytes(StandardCharsets.UTF_8);
                        if (known) {
                            TAKEN.add(form);
                        }
                        exchange.getResponseHeaders().set("Content-Type", "application/json");
                        exchange.sendResponseHeaders(known ? 201 : 400, answer.length);
                        exchange.getResponseBody().write(answer);
                        exchange.close();
                    });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What points a server at it. */
    static Map<String, String> environment() {
        return Map.of(
                "FRONTDESK_NOTIFICATION_TWILIO_URL",
                "http://127.0.0.1:" + SERVER.getAddress().getPort(),
                "FRONTDESK_NOTIFICATION_TWILIO_ACCOUNT",
                "AC1",
                "FRONTDESK_NOTIFICATION_TWILIO_TOKEN",
                TOKEN,
                "FRONTDESK_NOTIFICATION_TWILIO_FROM",
                "+15005550006");
    }

    /** One that no other test has. */
    public static String number() {
        return "+4930" + ThreadLocalRandom.current().nextLong(10_000_000L, 99_999_999L);
    }

    /**
     * The messages to a number, the oldest first, as Twilio's parameters; with their {@code sid}.
     */
    public static List<Map<String, String>> to(String number) {
        return TAKEN.stream().filter(one -> number.equals(one.get("To"))).toList();
    }

    /** The code in the newest message to a number. */
    public static String code(String number) {
        return to(number).getLast().get("Body").replaceAll("(?s)\\D*(\\d{6}).*", "$1");
    }

    /** It reports to where the message said, signed with its token. */
    public static Client.Response report(
            TestServer server, Map<String, String> message, String status) {
        String url = message.get("StatusCallback");
        Client nobody = Client.nobody(server);
        return nobody.send(
                nobody.request(url.substring(url.indexOf("/api/")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header(
                                "X-Twilio-Signature",
                                signature(
                                        url
                                                + "MessageSid"
                                                + message.get("sid")
                                                + "MessageStatus"
                                                + status))
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "MessageSid="
                                                + message.get("sid")
                                                + "&MessageStatus="
                                                + status)));
    }

    private static String signature(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
