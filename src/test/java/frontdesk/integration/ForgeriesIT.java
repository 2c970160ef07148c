package frontdesk.integration;

import static frontdesk.integration.IncomingHook.BODY;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Calls of a hook that prove nothing do nothing, and are not even looked at when there are too
 * many.
 */
class ForgeriesIT {

    private static final int FORGERIES = Integer.getInteger("frontdesk.forgeries", 200);
    private static final TestServer SERVER = SharedServer.get();

    private final Company company = Company.found(SERVER);

    /** At an address of its own: 127.1.0.0, 127.1.0.1, … */
    private static Client from(int number) {
        return Client.nobody(
                SERVER, InetAddress.ofLiteral("127.1." + number / 256 + "." + number % 256));
    }

    @Test
    void forgedAndReplayedCallsDoNothing() {
        IncomingHook real = IncomingHook.of(SERVER, company, Map.of());
        IncomingHook other = IncomingHook.of(SERVER, company, Map.of());
        Instant now = Instant.now();
        String timestamp = String.valueOf(now.getEpochSecond());
        String id = Talk.unique();
        real.signed(id, now, BODY).is(200);
        String signature = StandardWebhook.signature(real.secret(), id, timestamp, BODY);
        long kept = real.kept();
        Client sender = from(0);
        for (int i = 0; i < FORGERIES; i++) {
            sender = i % 10 == 0 ? from(i / 10) : sender;
            IncomingHook hook = real.from(sender);
            IncomingHook another = other.from(sender);
            switch (i % 10) {
                case 0 -> hook.call(BODY, Map.of()).refused(401, "bad_hook_signature");
                case 1 ->
                        hook.with(another.secret())
                                .signed(Talk.unique(), Instant.now(), BODY)
                                .refused(401, "bad_hook_signature");
                case 2 ->
                        hook.signed(Talk.unique(), Instant.now().minusSeconds(301 + i), BODY)
                                .refused(401, "bad_hook_signature");
                case 3 ->
                        hook.signed(Talk.unique(), Instant.now().plusSeconds(330 + i), BODY)
                                .refused(401, "bad_hook_signature");
                case 4 ->
                        hook.call(
                                        BODY + " ",
                                        Map.of(
                                                "webhook-id",
                                                id,
                                                "webhook-timestamp",
                                                timestamp,
                                                "webhook-signature",
                                                signature))
                                .refused(401, "bad_hook_signature");
                case 5 ->
                        hook.call(
                                        BODY,
                                        Map.of(
                                                "webhook-id",
                                                Talk.unique(),
                                                "webhook-timestamp",
                                                timestamp,
                                                "webhook-signature",
                                                signature))
                                .refused(401, "bad_hook_signature");
                case 6 ->
                        hook.call(
                                        BODY,
                                        Map.of(
                                                "webhook-id",
                                                id,
                                                "webhook-timestamp",
                                                String.valueOf(now.getEpochSecond() + 1),
                                                "webhook-signature",
                                                signature))
                                .refused(401, "bad_hook_signature");
                case 7 ->
                        another.call(
                                        BODY,
                                        Map.of(
                                                "webhook-id",
                                                id,
                                                "webhook-timestamp",
                                                timestamp,
                                                "webhook-signature",
                                                signature))
                                .refused(401, "bad_hook_signature");
                case 8 ->
                        hook.call(
                                        BODY,
                                        Map.of(
                                                "webhook-id",
                                                id,
                                                "webhook-timestamp",
                                                "soon",
                                                "webhook-signature",
                                                "v1a," + signature))
                                .refused(401, "bad_hook_signature");
                default ->
                        hook.call(
                                        BODY,
                                        Map.of(
                                                "webhook-id",
                                                id,
                                                "webhook-timestamp",
                                                timestamp,
                                                "webhook-token",
                                                hook.secret()))
                                .refused(401, "bad_hook_signature");
            }
        }
        assertThat(real.kept()).isEqualTo(kept);
        assertThat(other.kept()).isZero();
        int replays = Math.min(FORGERIES, 1_000);
        IntStream.range(0, replays)
                .parallel()
                .forEach(
                        i ->
                                assertThat(
                                                real.call(
                                                                BODY,
                                                                Map.of(
                                                                        "webhook-id",
                                                                        id,
                                                                        "webhook-timestamp",
                                                                        timestamp,
                                                                        "webhook-signature",
                                                                        signature))
                                                        .status())
                                        .isIn(200, 401));
        assertThat(company.owner().get("/api/support/tickets?state=all").is(200).rows()).hasSize(1);
        assertThat(real.kept()).isLessThanOrEqualTo(10);
    }

    @Test
    void whoeverForgesTooOftenWaitsAndNobodyElse() {
        Client forger = Client.nobody(SERVER, InetAddress.ofLiteral("127.2.0.1"));
        IncomingHook hook = IncomingHook.of(SERVER, company, Map.of());
        IncomingHook forged =
                hook.with(IncomingHook.of(SERVER, company, Map.of()).secret()).from(forger);
        for (int i = 0; i < 20; i++) {
            forged.signed(Talk.unique(), Instant.now(), BODY).refused(401, "bad_hook_signature");
        }
        Client.Response refused = untilRefused(forged);
        refused.refused(429, "throttled");
        assertThat(refused.header("Retry-After").orElseThrow()).isIn("1", "2", "3");
        Awaitility.await("a right one is refused, too")
                .until(
                        () -> {
                            untilRefused(forged);
                            return hook.from(forger)
                                            .signed(Talk.unique(), Instant.now(), BODY)
                                            .status()
                                    == 429;
                        });

        hook.signed(Talk.unique(), Instant.now(), BODY).is(200);
        IncomingHook.of(SERVER, company, Map.of())
                .from(forger)
                .signed(Talk.unique(), Instant.now(), BODY)
                .is(200);
    }

    private static Client.Response untilRefused(IncomingHook forged) {
        return Stream.generate(() -> forged.signed(Talk.unique(), Instant.now(), BODY))
                .filter(one -> one.status() == 429)
                .findFirst()
                .orElseThrow();
    }
}
