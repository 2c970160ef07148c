package frontdesk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Someone who talks to the server over HTTP: nobody yet, a visitor, or a person who has signed in.
 */
public final class Client {

    private static final HttpClient HTTP = http().build();

    private final HttpClient http;
    private final URI address;
    private final String token;

    private Client(HttpClient http, URI address, String token) {
        this.http = http;
        this.address = address;
        this.token = token;
    }

    private static HttpClient.Builder http() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10));
    }

    public static Client nobody(TestServer server) {
        return new Client(HTTP, server.address(), null);
    }

    /**
     * @param local the address that the calls come from, such as 127.0.0.9
     */
    public static Client nobody(TestServer server, InetAddress local) {
        return new Client(http().localAddress(local).build(), server.address(), null);
    }

    public static Client bearer(TestServer server, String token) {
        return new Client(HTTP, server.address(), token);
    }

    /**
     * @param email of a demo person, such as {@code agent@it-desk.example}
     */
    public static Client signedIn(TestServer server, String email) {
        return signedIn(
                server,
                email,
                email.equals("admin") ? TestServer.ADMIN_PASSWORD : TestServer.DEMO_PASSWORD);
    }

    public static Client signedIn(TestServer server, String email, String password) {
        Response response =
                nobody(server)
                        .post(
                                "/api/auth/login",
                                Json.createObjectBuilder()
                                        .add("email", email)
                                        .add("password", password)
                                        .build());
        return bearer(server, response.is(200).json().getString("accessToken"));
    }

    public static Client visitor(TestServer server, String business) {
        Response response =
                nobody(server).post("/api/support/visitors", "{\"business\":\"" + business + "\"}");
        return bearer(server, response.is(200).json().getString("token"));
    }

    public String token() {
        return token;
    }

    public URI address() {
        return address;
    }

    public Response get(String path) {
        return send(request(path).GET());
    }

    public Response post(String path) {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    public Response post(String path, JsonObject body) {
        return post(path, body.toString());
    }

    public Response post(String path, String json) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    public Response post(String path, byte[] bytes, String type) {
        return send(
                request(path)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    public Response method(String method, String path, String json) {
        HttpRequest.Builder request = request(path);
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        return send(
                request.method(
                        method,
                        json == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json)));
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    /** Whatever is asked, the server must not fail, and must not show its inside. */
    public Response send(HttpRequest.Builder request) {
        HttpRequest built = request.build();
        Response response = exchange(http, built);
        assertThat(response.status())
                .as("%s %s: %s", built.method(), built.uri(), response.text())
                .isLessThan(500);
        assertThat(response.text())
                .as("%s %s", built.method(), built.uri())
                .doesNotContain(
                        "\tat ",
                        "Exception",
                        "org.jboss",
                        "jakarta.",
                        "frontdesk.support",
                        "frontdesk.platform");
        if (response.status() >= 400 && built.uri().getPath().startsWith("/api/")) {
            response.problem();
        }
        return response;
    }

    /** Without the promises of {@link #send}: for servers that are being killed. */
    public static Response exchange(HttpRequest request) {
        return exchange(HTTP, request);
    }

    private static Response exchange(HttpClient http, HttpRequest request) {
        try {
            HttpResponse<byte[]> response =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Response(
                    request, response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    public record Response(
            HttpRequest request, int status, Map<String, List<String>> headers, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst();
        }

        public Response is(int expected) {
            assertThat(status)
                    .as("%s %s: %s", request.method(), request.uri(), text())
                    .isEqualTo(expected);
            return this;
        }

        public JsonObject json() {
            try (var reader = Json.createReader(new ByteArrayInputStream(body))) {
                return reader.readObject();
            }
        }

        public JsonArray items() {
            return json().getJsonArray("items");
        }

        public List<JsonObject> rows() {
            return items().getValuesAs(JsonValue::asJsonObject);
        }

        /** Refused, and told so as RFC 9457 has it. */
        public JsonObject refused(int expected) {
            is(expected);
            return problem();
        }

        public JsonObject refused(int expected, String code) {
            JsonObject problem = refused(expected);
            assertThat(problem.getString("code")).as(text()).isEqualTo(code);
            return problem;
        }

        JsonObject problem() {
            String where = request.method() + " " + request.uri() + ": " + status + " " + text();
            assertThat(header("Content-Type").orElse(""))
                    .as(where)
                    .startsWith("application/problem+json");
            JsonObject problem = json();
            assertThat(problem.getInt("status")).as(where).isEqualTo(status);
            assertThat(problem.getString("code")).as(where).isNotBlank();
            assertThat(problem.getString("title")).as(where).isNotBlank();
            assertThat(problem.getString("detail")).as(where).isNotBlank();
            return problem;
        }
    }
}
