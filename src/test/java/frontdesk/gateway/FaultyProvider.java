package frontdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.TestServer;

import jakarta.json.JsonObject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * A server that loses patience early, and a business on it whose provider fails as it is told to.
 */
record FaultyProvider(
        FaultyUpstream upstream, Collector collector, TestServer server, Company company)
        implements AutoCloseable {

    static final String MODEL = "faulty/openai/gpt-4o";

    /** Ten tokens in and five out, by the list. */
    static final BigDecimal ONCE = new BigDecimal("0.000075");

    private static final int AT_ONCE = 50;

    static FaultyProvider start() {
        FaultyUpstream upstream = new FaultyUpstream();
        Collector collector = new Collector();
        Map<String, String> environment = new HashMap<>(collector.environment());
        environment.putAll(
                Map.of(
                        "FRONTDESK_DEMO",
                        "false",
                        "FRONTDESK_EGRESS_ALLOW_PRIVATE",
                        "true",
                        "FRONTDESK_GATEWAY_SILENCE_TIMEOUT",
                        "2",
                        "FRONTDESK_GATEWAY_CALL_TIMEOUT",
                        "12"));
        TestServer server = TestServer.create("faults", environment);
        server.start();
        FaultyProvider started =
                new FaultyProvider(upstream, collector, server, Company.found(server));
        started.add("faulty", upstream.address());
        started.add("gone", "http://127.0.0.1:1/v1");
        started.add("nowhere", "http://no-such-host.invalid/v1");
        return started;
    }

    private void add(String name, String url) {
        add(company, name, url);
    }

    void add(Company to, String name, String url) {
        to.owner()
                .post(
                        "/api/ai/providers",
                        "{\"name\":\""
                                + name
                                + "\",\"kind\":\"compatible\",\"baseUrl\":\""
                                + url
                                + "\",\"apiKey\":\"sk-planted-secret-3\"}")
                .is(201);
    }

    Key key(String terms) {
        return Key.of(server, company, terms);
    }

    Key key() {
        return key("{\"budget\":{\"amount\":\"10\"}}");
    }

    static HttpRequest request(Key key, String model, String prompt, boolean stream) {
        return key.client()
                .request("/v1/chat/completions")
                .header("Content-Type", "application/json")
                .POST(
                        BodyPublishers.ofString(
                                Key.chatBody(
                                        model,
                                        prompt,
                                        ",\"max_tokens\":50" + (stream ? ",\"stream\":true" : ""))))
                .build();
    }

    /**
     * Without a {@link Client}'s promise that nothing is a 5xx: here the provider's fault is told.
     */
    static Client.Response call(Key key, String model, String prompt, boolean stream) {
        Client.Response answer = Client.exchange(request(key, model, prompt, stream));
        assertThat(answer.text())
                .doesNotContain(
                        "planted-secret", "inside.example", "127.0.0.1", "Exception", "\tat ");
        return answer;
    }

    /**
     * @return what the only call of this key cost
     */
    BigDecimal booked(Key key, String outcome) {
        List<JsonObject> rows = key.calls();
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().getString("outcome")).isEqualTo(outcome);
        return settled(key);
    }

    /**
     * @return what is spent, in which counter and ledger agree, with nothing set aside any more
     */
    BigDecimal settled(Key key) {
        BigDecimal spent = key.spent();
        BigDecimal rows =
                new BigDecimal(
                        ServerDatabase.column(
                                        server,
                                        "select sum(cost) from ai_usage where key_id = cast(? as"
                                                + " uuid)",
                                        key.id())
                                .getFirst());
        assertThat(spent).isEqualByComparingTo(rows);
        assertThat(key.view().getJsonObject("budget").getString("reserved")).isEqualTo("0.00");
        return rows;
    }

    /** Many at once, since most of them wait. */
    static void together(Stream<Runnable> calls) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> running = new ArrayList<>();
            calls.forEach(call -> running.add(threads.submit(call)));
            for (Future<?> call : running) {
                call.get();
            }
        }
    }

    @Override
    public void close() {
        try {
            upstream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            collector.close();
            server.close();
        }
    }
}
