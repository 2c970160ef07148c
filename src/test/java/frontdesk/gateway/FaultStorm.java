package frontdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.Talk;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Faults of every kind, many at once ({@code -Dfrontdesk.faults=1000}), and what is left of them
 * afterwards.
 */
final class FaultStorm {

    private static final int CALLS = Integer.getInteger("frontdesk.faults", 60);
    private static final int MORE_THREADS = 25;
    private static final long MORE_HEAP = 24L << 20;

    private static final List<String> FAULTS =
            List.of(
                    "status:500::",
                    "status:503::",
                    "status:529::",
                    "status:429::",
                    "status:429:60:",
                    "status:400::",
                    "status:401::",
                    "status:302::",
                    "status:204::",
                    "silent:",
                    "drip:",
                    "cut:0:",
                    "cut:60:",
                    "cut:333:",
                    "end:444:",
                    "say:text/html:<html>Sorry</html>:",
                    "bomb:",
                    "head:",
                    "once:429:1:",
                    "once:503::",
                    "undone:",
                    "unfinished:",
                    "endless:",
                    "ticks:",
                    "late:1900:",
                    "fine:");

    private FaultStorm() {}

    static void leavesNothing(FaultyProvider faulty) throws Exception {
        Key key =
                faulty.key(
                        "{\"budget\":{\"amount\":\"1000\"},\"limits\":{\"requestsPerHour\":1000000}}");
        blow(faulty, key, FAULTS.size());
        Footprint before = Footprint.of(faulty.server().pid());

        blow(faulty, key, CALLS);

        BigDecimal spent = faulty.settled(key);
        assertThat(spent).isPositive();
        assertThat(
                        ServerDatabase.column(
                                faulty.server(),
                                "select count(*) from ai_usage where key_id = cast(? as uuid)",
                                key.id()))
                .containsExactly(String.valueOf(FAULTS.size() + CALLS));
        Awaitility.await("threads and heap are back")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(
                        () -> {
                            Footprint after = Footprint.of(faulty.server().pid());
                            assertThat(after.threads())
                                    .as("threads, of " + before + " before")
                                    .isLessThanOrEqualTo(before.threads() + MORE_THREADS);
                            assertThat(after.heap())
                                    .as("heap, of " + before + " before")
                                    .isLessThanOrEqualTo(before.heap() + MORE_HEAP);
                        });
    }

    private static void blow(FaultyProvider faulty, Key key, int calls) throws Exception {
        FaultyProvider.together(
                IntStream.range(0, calls)
                        .mapToObj(
                                at ->
                                        () -> {
                                            Client.Response answer =
                                                    FaultyProvider.call(
                                                            key,
                                                            FaultyProvider.MODEL,
                                                            FAULTS.get(at % FAULTS.size())
                                                                    + Talk.unique(),
                                                            at / FAULTS.size() % 2 == 0);
                                            if (answer.status() != 200) {
                                                assertThat(Key.error(answer).getString("code"))
                                                        .isNotBlank();
                                            }
                                        }));
        Awaitility.await("the provider is left alone")
                .atMost(Duration.ofSeconds(30))
                .until(() -> faulty.upstream().open() == 0);
    }

    /**
     * What a process holds.
     *
     * @param heap bytes in use after a full collection
     */
    private record Footprint(int threads, long heap) {

        private static final Pattern USED =
                Pattern.compile("(?:generation|heap)\\s+total \\d+K, used (\\d+)K");
        private static final Pattern THREADS = Pattern.compile("Threads:\\s+(\\d+)");

        static Footprint of(long pid) {
            try {
                jcmd(pid, "GC.run");
                long kilobytes = sum(USED, jcmd(pid, "GC.heap_info"));
                return new Footprint(
                        (int)
                                sum(
                                        THREADS,
                                        Files.readString(
                                                Path.of("/proc", String.valueOf(pid), "status"))),
                        kilobytes << 10);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static long sum(Pattern number, String text) {
            return number.matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .mapToLong(Long::parseLong)
                    .sum();
        }

        private static String jcmd(long pid, String command) throws IOException {
            Process jcmd =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                            .toString(),
                                    String.valueOf(pid),
                                    command)
                            .redirectErrorStream(true)
                            .start();
            String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            try {
                assertThat(jcmd.waitFor(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return said;
        }
    }
}
