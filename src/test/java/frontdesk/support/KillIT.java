package frontdesk.support;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.MortalServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;
import frontdesk.testing.ThreadDump;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Acknowledged means stored, also when the server is killed at any moment: -9, under fifty writing
 * clients, again and again.
 */
@Order(1) // Of all classes: it is the longest, and others run beside it.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(MortalServer.NAME)
class KillIT {

    private static final int KILLS = Integer.getInteger("frontdesk.kills", 20);
    private static final int CLIENTS = 50;
    private static final long SEED = Long.getLong("frontdesk.seed", System.nanoTime());

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = MortalServer.get();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    @Order(1)
    @Timeout(value = 25, unit = TimeUnit.MINUTES)
    void nothingAcknowledgedIsLostDoubledOrDisordered() throws Exception {
        Instant begun = Instant.now();
        Company company = Company.found(server);
        Traffic traffic = new Traffic();
        List<Writer> writers = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Client visitor = Client.visitor(server, company.slug());
            writers.add(new Writer(i, visitor, Talk.waiting(visitor), traffic));
        }
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<?>> running = new ArrayList<>();
            writers.forEach(writer -> running.add(threads.submit(writer)));
            killAgainAndAgain(traffic);
            traffic.end();
            awaitEnd(writers, running);
        } finally {
            threads.shutdownNow();
        }
        Findings findings = new Findings();
        writers.forEach(findings::look);
        findings.write(traffic, Duration.between(begun, Instant.now()));

        assertThat(traffic.acknowledged.get())
                .as("there was traffic between the kills")
                .isGreaterThan(KILLS * 100L);
        assertThat(traffic.resent.get()).as("kills met messages on their way").isGreaterThan(0);
        assertThat(findings.problems).isEmpty();
    }

    private static void awaitEnd(List<Writer> writers, List<Future<?>> running) throws Exception {
        for (int i = 0; i < running.size(); i++) {
            try {
                running.get(i).get(3, TimeUnit.MINUTES);
            } catch (TimeoutException e) {
                Path threads = Path.of("target/kill-threads.txt");
                ThreadDump.write(server, threads);
                throw new AssertionError(
                        writers.get(i)
                                + "; the server is "
                                + (server.isReady() ? "ready" : "not ready")
                                + ", its threads are in "
                                + threads,
                        e);
            }
        }
    }

    private static void killAgainAndAgain(Traffic traffic) {
        Random random = new Random(SEED);
        for (int kill = 1; kill <= KILLS; kill++) {
            traffic.awaitAcknowledged(100 + random.nextInt(600));
            traffic.serverIsDown();
            server.kill9();
            if (kill % 7 == 0) {
                // Once more, while it is starting.
                server.launch();
                server.awaitEnd(Duration.ofMillis(500 + random.nextInt(6_000)));
                server.kill9();
            }
            server.start();
            traffic.serverIsUp();
        }
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    @Order(2)
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void aRedeployLeavesDatabaseAndModelSound() throws IOException {
        Client visitor = Client.visitor(server, "it-desk");
        String conversation = Talk.waiting(visitor);
        long deployed = deployments();

        Files.setLastModifiedTime(server.deployed(), FileTime.from(Instant.now().plusSeconds(5)));

        Awaitility.await("the WAR was deployed anew")
                .atMost(Duration.ofMinutes(2))
                .until(() -> deployments() > deployed);
        server.awaitReady();
        assertThat(Talk.messages(visitor, conversation).rows()).hasSizeGreaterThanOrEqualTo(2);
        Talk.ask(visitor, conversation, "Still there?", Talk.unique());
        Awaitility.await("search by meaning works")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                !visitor.get("/api/knowledge/search?mode=vector&q=my+phone+is+new")
                                        .is(200)
                                        .rows()
                                        .isEmpty());
        try (var lines = Files.lines(server.log())) {
            assertThat(
                            lines.filter(
                                    line ->
                                            line.contains("UnsatisfiedLinkError")
                                                    || line.contains(
                                                            "already loaded in another"
                                                                    + " classloader")))
                    .isEmpty();
        }
    }

    private static long deployments() throws IOException {
        try (var lines = Files.lines(server.log())) {
            return lines.filter(
                            line -> line.contains("WFLYSRV0010") || line.contains("WFLYSRV0013"))
                    .count();
        }
    }

    /**
     * What all writers share: how much was acknowledged, and whether there is a server to write to.
     */
    static final class Traffic {

        final AtomicLong acknowledged = new AtomicLong();
        final AtomicLong resent = new AtomicLong();
        final AtomicLong silences = new AtomicLong();
        final Map<String, Integer> refusals = Collections.synchronizedMap(new LinkedHashMap<>());
        private volatile CompletableFuture<Void> server = CompletableFuture.completedFuture(null);
        private volatile boolean over;

        void acknowledged() {
            acknowledged.incrementAndGet();
        }

        void resent(int messages) {
            resent.addAndGet(messages);
        }

        void silence() {
            silences.incrementAndGet();
        }

        void refused(JsonObject error) {
            refusals.merge(error.getString("code"), 1, Integer::sum);
        }

        void awaitAcknowledged(long more) {
            long goal = acknowledged.get() + more;
            Awaitility.await(more + " more acknowledged")
                    .atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(7))
                    .until(() -> acknowledged.get() >= goal);
        }

        void serverIsDown() {
            server = new CompletableFuture<>();
        }

        void serverIsUp() {
            server.complete(null);
        }

        void awaitServer() {
            server.join();
        }

        void end() {
            over = true;
        }

        boolean isOver() {
            return over;
        }
    }

    /** Compares what was acknowledged with what is there. */
    private static final class Findings {

        final List<String> problems = new ArrayList<>();
        private long stored;
        private long lost;
        private long doubled;
        private long disordered;
        private long gaps;

        void look(Writer writer) {
            Map<String, List<JsonObject>> byKey = new HashMap<>();
            long expected = 1;
            int before = 0;
            for (JsonObject message : read(writer)) {
                long seq = message.getJsonNumber("seq").longValue();
                if (seq != expected) {
                    gaps++;
                    problems.add("gap before " + seq + " in " + writer.conversation());
                }
                expected = seq + 1;
                if (message.isNull("clientMessageId")
                        || !message.getString("clientMessageId").startsWith("w")) {
                    continue;
                }
                String key = message.getString("clientMessageId");
                byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(message);
                int number = Integer.parseInt(key.substring(key.indexOf('-') + 1));
                if (number <= before) {
                    disordered++;
                    problems.add(key + " came after " + before);
                }
                before = number;
            }
            stored += byKey.size();
            byKey.forEach(
                    (key, messages) -> {
                        if (messages.size() > 1) {
                            doubled++;
                            problems.add(key + " is stored " + messages.size() + " times");
                        }
                    });
            writer.acknowledged()
                    .forEach(
                            (key, ack) -> {
                                List<JsonObject> found = byKey.getOrDefault(key, List.of());
                                if (found.isEmpty()) {
                                    lost++;
                                    problems.add(key + " was acknowledged and is not stored");
                                } else if (!found.getFirst()
                                                .getString("id")
                                                .equals(ack.getString("id"))
                                        || found.getFirst().getInt("seq") != ack.getInt("seq")) {
                                    problems.add(
                                            key
                                                    + " is stored as something else than what was"
                                                    + " acknowledged");
                                }
                            });
            if (byKey.size() != writer.sent() || writer.acknowledged().size() != writer.sent()) {
                problems.add(
                        writer.sent()
                                + " sent, "
                                + writer.acknowledged().size()
                                + " acknowledged, "
                                + byKey.size()
                                + " stored in "
                                + writer.conversation());
            }
        }

        private static List<JsonObject> read(Writer writer) {
            List<JsonObject> all = new ArrayList<>();
            String after = "0";
            while (after != null) {
                JsonObject page =
                        writer.visitor()
                                .get(
                                        "/api/support/conversations/"
                                                + writer.conversation()
                                                + "/messages?limit=200&after="
                                                + after)
                                .is(200)
                                .json();
                all.addAll(page.getJsonArray("items").getValuesAs(JsonValue::asJsonObject));
                after = page.isNull("next") ? null : page.getString("next");
            }
            return all;
        }

        void write(Traffic traffic, Duration took) throws IOException {
            Files.writeString(
                    Path.of("target/reliability.txt"),
                    "kills "
                            + KILLS
                            + ", writing clients "
                            + CLIENTS
                            + ", acknowledgements "
                            + traffic.acknowledged
                            + ", stored "
                            + stored
                            + ", resent "
                            + traffic.resent
                            + ", lost "
                            + lost
                            + ", doubled "
                            + doubled
                            + ", disordered "
                            + disordered
                            + ", gaps "
                            + gaps
                            + ", silences "
                            + traffic.silences
                            + ", refusals "
                            + traffic.refusals
                            + ", seconds "
                            + took.toSeconds()
                            + ", seed "
                            + SEED
                            + "\n");
        }
    }
}
