package frontdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.MortalServer;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.TestServer;

import jakarta.json.JsonObject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Two hundred callers at once on a key with a dollar left spend a dollar at most, also where the
 * server is killed among them.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(MortalServer.NAME)
class WallIT {

    private static final int ROUNDS = Integer.getInteger("frontdesk.rounds", 10);
    private static final int CALLERS = 200;
    private static final BigDecimal BUDGET = new BigDecimal("1.00");
    private static final String WORDS = "one two three four five six seven eight nine ten ";

    private static final AtomicInteger ANSWERED = new AtomicInteger();
    private static final AtomicInteger REFUSED = new AtomicInteger();
    private static final AtomicInteger INTERRUPTED = new AtomicInteger();

    private static final String NEW_MASTER_KEY = "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA=";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = MortalServer.get();
        Company.found(server)
                .owner()
                .post(
                        "/api/ai/providers",
                        "{\"name\":\"walled\",\"kind\":\"openai\",\"apiKey\":\"sk-planted-secret-11\"}")
                .is(201);
        MortalServer.set(
                "FRONTDESK_GATEWAY_MASTER_KEYS", NEW_MASTER_KEY + "," + MortalServer.MASTER_KEY);
        assertThat(sealedUnder()).isEqualTo(mark(MortalServer.MASTER_KEY));
    }

    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void theWallHolds() throws Exception {
        Instant begun = Instant.now();
        int kills = 0;
        BigDecimal most = BigDecimal.ZERO;
        for (int number = 1; number <= ROUNDS; number++) {
            boolean kill = number % 10 == 5;
            Round round =
                    new Round(
                            Key.of(
                                    server,
                                    Company.found(server),
                                    "{\"budget\":{\"amount\":\"" + BUDGET + "\"}}"));
            round.run(kill);
            most = most.max(round.check(kill));
            kills += kill ? 1 : 0;
        }
        Files.writeString(
                Path.of("target/wall.txt"),
                "rounds "
                        + ROUNDS
                        + ", kills "
                        + kills
                        + ", callers "
                        + CALLERS
                        + ", answered "
                        + ANSWERED
                        + ", refused "
                        + REFUSED
                        + ", billed without an answer "
                        + INTERRUPTED
                        + ", most spent "
                        + most
                        + ", seconds "
                        + Duration.between(begun, Instant.now()).toSeconds()
                        + "\n");
        assertThat(kills).isEqualTo((ROUNDS + 5) / 10);
        Awaitility.await("the provider's key is sealed under the new master key")
                .atMost(Duration.ofSeconds(30))
                .until(() -> sealedUnder().equals(mark(NEW_MASTER_KEY)));
    }

    private static String sealedUnder() {
        return ServerDatabase.column(
                        server,
                        "select encode(substring(sealed_key from 1 for 1), 'hex') from ai_provider"
                                + " where name = 'walled'")
                .getFirst();
    }

    private static String mark(String masterKey) {
        return HexFormat.of()
                .toHexDigits((byte) Arrays.hashCode(Base64.getDecoder().decode(masterKey)));
    }

    /** One key, spent to its end. */
    private static final class Round {

        private final Key key;

        /** Costs by call, as the answers told them. */
        private final Map<String, BigDecimal> told = new ConcurrentHashMap<>();

        private final AtomicInteger number = new AtomicInteger();
        private volatile boolean killed;
        private volatile boolean over;

        Round(Key key) {
            this.key = key;
        }

        void run(boolean kill) throws Exception {
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            try {
                List<Future<?>> callers = begin(threads);
                if (kill) {
                    Awaitility.await("some are answered")
                            .atMost(Duration.ofSeconds(60))
                            .pollInterval(Duration.ofMillis(2))
                            .until(() -> told.size() >= 50);
                    killed = true;
                    server.kill9();
                    end(callers);
                    server.start();
                    killed = false;
                    callers = begin(threads);
                }
                Future<?> watching = threads.submit(this::watch);
                try {
                    end(callers);
                } finally {
                    over = true;
                }
                watching.get(1, TimeUnit.MINUTES);
            } finally {
                threads.shutdownNow();
            }
        }

        private List<Future<?>> begin(ExecutorService threads) {
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(threads.submit(this::callUntilRefused));
            }
            return callers;
        }

        private static void end(List<Future<?>> callers) throws Exception {
            for (Future<?> caller : callers) {
                caller.get(3, TimeUnit.MINUTES);
            }
        }

        private void callUntilRefused() {
            while (!killed && !Thread.currentThread().isInterrupted()) {
                int call = number.incrementAndGet();
                String body =
                        Key.chatBody(
                                "echo/priced",
                                WORDS.repeat(1 + call % 5) + call,
                                ",\"max_tokens\":60" + (call % 4 == 0 ? ",\"stream\":true" : ""));
                HttpRequest request =
                        key.client()
                                .request("/v1/chat/completions")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build();
                try {
                    Client.Response answer = Client.exchange(request);
                    if (answer.status() == 429) {
                        assertThat(Key.error(answer).getString("code"))
                                .isEqualTo("insufficient_quota");
                        REFUSED.incrementAndGet();
                        return;
                    }
                    told.put(answer.is(200).header("x-frontdesk-call").orElseThrow(), cost(answer));
                    ANSWERED.incrementAndGet();
                } catch (UncheckedIOException e) {
                    // Killed under way, or a connection of the server that was.
                    assertThat(e).hasCauseInstanceOf(IOException.class);
                }
            }
        }

        private static BigDecimal cost(Client.Response answer) {
            return answer.header("x-frontdesk-cost")
                    .map(BigDecimal::new)
                    .orElseGet(
                            () ->
                                    new BigDecimal(
                                            answer.text()
                                                    .lines()
                                                    .filter(line -> line.startsWith(": cost "))
                                                    .findFirst()
                                                    .orElseThrow()
                                                    .substring(7)));
        }

        /** At every moment, what is spent and what is set aside fit. */
        private void watch() {
            while (!over && !Thread.currentThread().isInterrupted()) {
                JsonObject budget = key.view().getJsonObject("budget");
                assertThat(
                                new BigDecimal(budget.getString("spent"))
                                        .add(new BigDecimal(budget.getString("reserved"))))
                        .isLessThanOrEqualTo(BUDGET);
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }

        /**
         * @return what was spent
         */
        BigDecimal check(boolean wasKilled) {
            BigDecimal spent = key.spent();
            assertThat(spent).isLessThanOrEqualTo(BUDGET).isGreaterThan(new BigDecimal("0.95"));
            assertThat(key.view().getJsonObject("budget").getString("reserved")).isEqualTo("0.00");
            assertThat(sum("select sum(cost) from ai_usage where key_id = cast(? as uuid)"))
                    .as("the ledger")
                    .isEqualByComparingTo(spent);
            assertThat(
                            sum(
                                    "select w.spent from ai_budget_window w join ai_budget b on"
                                            + " b.id = w.budget_id where b.scope_id = cast(? as uuid)"))
                    .as("the counter")
                    .isEqualByComparingTo(spent);
            assertThat(
                            sum(
                                    "select w.leased - coalesce((select sum(l.amount) from ai_lease"
                                            + " l where l.budget_id = b.id), 0) from ai_budget_window w"
                                            + " join ai_budget b on b.id = w.budget_id where b.scope_id"
                                            + " = cast(? as uuid)"))
                    .as("leases")
                    .isEqualByComparingTo("0");

            Map<String, BigDecimal> booked = new HashMap<>();
            ServerDatabase.column(
                            server,
                            "select id || '=' || cost from ai_usage where key_id = cast(? as uuid)"
                                    + " and cost > 0",
                            key.id())
                    .forEach(
                            row ->
                                    booked.put(
                                            row.substring(0, 36),
                                            new BigDecimal(row.substring(37))));
            told.forEach(
                    (call, cost) ->
                            assertThat(booked.get(call))
                                    .as("what call " + call + " was told")
                                    .isEqualByComparingTo(cost));
            if (!wasKilled) {
                assertThat(booked).hasSameSizeAs(told);
            }
            INTERRUPTED.addAndGet(booked.size() - told.size());
            return spent;
        }

        private BigDecimal sum(String sql) {
            return new BigDecimal(ServerDatabase.column(server, sql, key.id()).getFirst());
        }
    }
}
