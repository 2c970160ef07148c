package frontdesk.gateway;

import static frontdesk.gateway.FaultyProvider.MODEL;
import static frontdesk.gateway.FaultyProvider.ONCE;
import static frontdesk.gateway.FaultyProvider.call;
import static frontdesk.gateway.FaultyProvider.request;
import static frontdesk.gateway.FaultyProvider.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.Talk;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whatever a provider does, a call ends with a reason, is in the ledger once, and leaves nothing
 * set aside.
 */
@Order(2) // It waits more than it works, beside others.
@Execution(CONCURRENT)
class FaultsIT {

    private static FaultyProvider faulty;
    private static FaultyUpstream upstream;

    @BeforeAll
    static void start() {
        faulty = FaultyProvider.start();
        upstream = faulty.upstream();
    }

    @AfterAll
    static void stop() {
        faulty.close();
    }

    @AfterEach
    void nothingGoesOn() {
        Awaitility.await("the provider is left alone")
                .atMost(Duration.ofSeconds(20))
                .until(() -> upstream.open() == 0);
    }

    @ParameterizedTest
    @Execution(SAME_THREAD)
    @ValueSource(booleans = {false, true})
    void whatIsFineCostsWhatTheProviderSays(boolean stream) {
        Key key = faulty.key();
        assertThat(call(key, MODEL, "fine:" + Talk.unique(), stream).is(200).text()).contains("🎈");
        assertThat(faulty.booked(key, "ok")).isEqualByComparingTo(ONCE);
    }

    @ParameterizedTest
    @Execution(SAME_THREAD)
    @CsvSource({MODEL + ", silent:", MODEL + ", unfinished:", "gone/model, ''"})
    void theAssistantAnswersAllTheSame(String model, String fault) {
        FaultyTurns.answered(faulty, model, fault);
    }

    @Test
    @Execution(SAME_THREAD)
    void secretsAreFoundNowhere() {
        PlantedSecrets.areFoundNowhere(faulty);
    }

    @Test
    @Execution(SAME_THREAD)
    void withoutItsBudgetsNothingIsSpent() {
        FaultyTurns.withoutItsBudgets(faulty);
    }

    @Test
    @Execution(SAME_THREAD)
    void theFastestIsAskedOnceItIsKnown() {
        FaultyTurns.fastest(faulty);
    }

    /** A fault, the status and code that tell of it, and how often the provider is asked. */
    private static final String EARLY =
            """
            status:500:: | 502 | provider_error | 4
            status:503:: | 503 | provider_error | 4
            status:529:: | 503 | provider_error | 4
            status:429:: | 429 | provider_rate_limit | 4
            status:429:60: | 429 | provider_rate_limit | 1
            status:429:soon: | 429 | provider_rate_limit | 4
            status:400:: | 400 | provider_refused | 1
            status:401:: | 502 | provider_refused_key | 1
            status:404:: | 404 | model_not_found | 1
            status:302:: | 502 | malformed_answer | 1
            status:204:: | 502 | malformed_answer | 1
            silent: | 504 | provider_timeout | 1
            drip: | 504 | call_timeout | 1
            cut:0: | 502 | provider_unreachable | 4
            cut:60: | 502 | provider_unreachable | 4
            say:text/html:<html>Sorry</html>: | 502 | malformed_answer | 1
            say:application/json:<html>Sorry</html>: | 502 | malformed_answer | 1
            say:text/event-stream:<html>Sorry</html>: | 502 | malformed_answer | 1
            say:application/json:{'error'; {'message'; 'x'}}: | 502 | malformed_answer | 1
            bomb: | 502 | malformed_answer | 1
            head: | 502 | provider_unreachable | 4
            """;

    @Test
    @Execution(SAME_THREAD)
    void whatHappensBeforeTheFirstPart() throws Exception {
        together(
                EARLY.lines()
                        .map(line -> line.split(" \\| "))
                        .flatMap(
                                row ->
                                        Stream.of(false, true)
                                                .map(
                                                        stream ->
                                                                () ->
                                                                        early(
                                                                                row[0]
                                                                                        + Talk
                                                                                                .unique(),
                                                                                stream,
                                                                                Integer.parseInt(
                                                                                        row[1]),
                                                                                row[2],
                                                                                Integer.parseInt(
                                                                                        row[3])))));
    }

    private static void early(String prompt, boolean stream, int status, String code, int calls) {
        Key key = faulty.key();
        Client.Response refused = call(key, MODEL, prompt, stream);

        assertThat(refused.status()).as(prompt + " " + refused.text()).isEqualTo(status);
        assertThat(Key.error(refused).getString("code")).as(prompt).isEqualTo(code);
        assertThat(upstream.callsOf(prompt)).as(prompt).isEqualTo(calls);
        assertThat(refused.header("Retry-After"))
                .as(prompt)
                .isEqualTo(
                        prompt.startsWith("status:429:60") ? Optional.of("60") : Optional.empty());
        assertThat(faulty.booked(key, code)).as(prompt).isZero();
    }

    @ParameterizedTest
    @Execution(SAME_THREAD)
    @CsvSource({"gone/openai/gpt-4o, provider_unreachable", "nowhere/openai/gpt-4o, unknown_host"})
    void whoCannotBeReached(String model, String code) {
        Key key = faulty.key();
        assertThat(Key.error(call(key, model, "Hi", false).is(502)).getString("code"))
                .isEqualTo(code);
        assertThat(faulty.booked(key, code)).isZero();
    }

    @Test
    @Execution(SAME_THREAD)
    void whatPassesIsTriedAgain() throws Exception {
        together(
                Stream.of("once:429:1:", "once:503::", "once:500::")
                        .flatMap(
                                fault ->
                                        Stream.of(false, true)
                                                .map(
                                                        stream ->
                                                                () -> {
                                                                    Key key = faulty.key();
                                                                    String prompt =
                                                                            fault + Talk.unique();
                                                                    Client.Response answer =
                                                                            call(
                                                                                            key,
                                                                                            MODEL,
                                                                                            prompt,
                                                                                            stream)
                                                                                    .is(200);

                                                                    assertThat(
                                                                                    answer.header(
                                                                                            "x-frontdesk-attempts"))
                                                                            .hasValue("2");
                                                                    assertThat(
                                                                                    upstream
                                                                                            .callsOf(
                                                                                                    prompt))
                                                                            .isEqualTo(2);
                                                                    assertThat(
                                                                                    faulty.booked(
                                                                                            key,
                                                                                            "ok"))
                                                                            .isEqualByComparingTo(
                                                                                    ONCE);
                                                                })));
    }

    @ParameterizedTest
    @Execution(SAME_THREAD)
    @CsvSource({
        "undone, ok",
        "unfinished, broken_stream",
        "endless, broken_stream",
        "ticks, call_timeout"
    })
    void howAStreamEnds(String fault, String outcome) {
        Key key = faulty.key();
        String prompt = fault + ":" + Talk.unique();
        String text = call(key, MODEL, prompt, true).is(200).text();

        assertThat(text.contains("\"error\"")).isEqualTo(!outcome.equals("ok"));
        assertThat(text).contains(outcome.equals("ok") ? "und mehr" : outcome);
        assertThat(upstream.callsOf(prompt)).isEqualTo(1);
        assertThat(faulty.booked(key, outcome)).isPositive();
    }

    @Test
    @Execution(SAME_THREAD)
    void anEndlessAnswerIsNotRead() {
        Key key = faulty.key();
        assertThat(
                        Key.error(call(key, MODEL, "endless:" + Talk.unique(), false).is(502))
                                .getString("code"))
                .isEqualTo("malformed_answer");
        assertThat(faulty.booked(key, "malformed_answer")).isZero();
    }

    /**
     * Also inside UTF-8, JSON and the lines of events; with a length that tells of the cut, and
     * with an end that looks like one.
     */
    @ParameterizedTest
    @Execution(SAME_THREAD)
    @ValueSource(strings = {"cut", "end"})
    void cutAtAnyByteAStreamIsBilledOnceAndNotTriedAgain(String fault) throws Exception {
        Key key = faulty.key("{\"budget\":{\"amount\":\"100\"}}");
        together(
                IntStream.range(0, FaultyAnswers.STREAM.length)
                        .mapToObj(at -> () -> cut(key, fault + ":" + at + ":" + Talk.unique())));
        faulty.settled(key);
    }

    private static void cut(Key key, String prompt) {
        Client.Response answer = call(key, MODEL, prompt, true);
        if (answer.status() == 200) {
            assertThat(upstream.callsOf(prompt)).as(prompt).isEqualTo(1);
            assertThat(answer.text())
                    .as(prompt)
                    .containsPattern("\"code\":\"broken_stream\"|: cost ")
                    .doesNotContain("\uFFFD");
        } else {
            assertThat(Key.error(answer.is(502)).getString("code"))
                    .isIn("provider_unreachable", "malformed_answer");
        }
    }

    @Test
    @Execution(SAME_THREAD)
    void aStormOfFaultsLeavesNothing() throws Exception {
        FaultStorm.leavesNothing(faulty);
    }

    @Test
    @Execution(SAME_THREAD)
    void concurrentCallsDoNotSlipThrough() {
        Key key = faulty.key("{\"limits\":{\"concurrent\":3},\"budget\":{\"amount\":\"10\"}}");
        assertThat(
                        served(
                                List.of(key),
                                () ->
                                        assertThat(
                                                        new BigDecimal(
                                                                key.view()
                                                                        .getJsonObject("budget")
                                                                        .getString("reserved")))
                                                .isPositive()))
                .isEqualTo(3);
        assertThat(faulty.settled(key)).isEqualByComparingTo(ONCE.multiply(BigDecimal.valueOf(3)));
    }

    @Test
    @Execution(SAME_THREAD)
    void norDoThoseOfAllKeysOfABusiness() {
        Company own = Company.found(faulty.server());
        faulty.add(own, "faulty", upstream.address());
        own.owner()
                .method(
                        "PUT",
                        "/api/ai/policy",
                        "{\"limits\":{\"business\":{\"concurrent\":3},\"person\":{\"concurrent\":20}}}")
                .is(200);
        List<Key> keys =
                List.of(Key.of(faulty.server(), own, "{}"), Key.of(faulty.server(), own, "{}"));
        assertThat(served(keys, () -> {})).isEqualTo(3);
        assertThat(served(keys, () -> {}))
                .as("those who ended make room, and so do the refused")
                .isEqualTo(3);
    }

    /** Thirty at once, of which three may run. */
    private static long served(List<Key> keys, Runnable meanwhile) {
        List<Future<Client.Response>> calls = new ArrayList<>();
        upstream.holdAgain();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 30; i++) {
                Key key = keys.get(i % keys.size());
                calls.add(threads.submit(() -> call(key, MODEL, "hold:" + Talk.unique(), false)));
            }
            Awaitility.await("27 are refused while three run")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> calls.stream().filter(Future::isDone).count() == 27);
            meanwhile.run();
            upstream.release();
        }
        return calls.stream().filter(call -> call.resultNow().status() == 200).count();
    }

    @Test
    @Execution(SAME_THREAD)
    void whoStopsPaysForWhatCame() throws Exception {
        Key key = faulty.key();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer =
                    client.send(
                            request(key, MODEL, "ticks:" + Talk.unique(), true),
                            HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                assertThat(new String(body.readNBytes(2_000), StandardCharsets.UTF_8))
                        .contains("tick ");
            }
            Awaitility.await("the provider's stream is closed")
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> upstream.open() == 0);
        }
        Awaitility.await("it is booked")
                .atMost(Duration.ofSeconds(5))
                .until(() -> !key.calls().isEmpty());

        assertThat(faulty.booked(key, "stopped")).isPositive();
        assertThat(key.calls().getFirst().getBoolean("estimated")).isTrue();
    }
}
