package frontdesk.integration;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.integration.Receiver.Behaviour;
import frontdesk.testing.Company;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.SharedServer;
import frontdesk.testing.TestServer;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Receivers that misbehave get what the Standard Webhooks specification says, and delay nobody
 * else.
 */
class WebhookFaultsIT {

    private static final TestServer SERVER = SharedServer.get();

    private final Receiver receiver = new Receiver();
    private final Company company = Company.found(SERVER);

    @AfterEach
    void stop() throws IOException {
        receiver.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("500", Receiver.status(500), 500, "status"),
                Arguments.of("404", Receiver.status(404), 404, "status"),
                Arguments.of(
                        "redirect",
                        Receiver.status(302, "Location: http://169.254.169.254/latest/meta-data/"),
                        302,
                        "redirect"),
                Arguments.of(
                        "moved for good",
                        Receiver.status(308, "Location: http://169.254.169.254/"),
                        308,
                        "redirect"),
                Arguments.of("silent", Receiver.silent(), 0, "timeout"),
                Arguments.of("reset", Receiver.reset(), 0, "connection"),
                Arguments.of(
                        "a head that drips", Receiver.drip("HTTP/1.1 200 OK\r\nX: "), 0, "timeout"),
                Arguments.of(
                        "a body that drips",
                        Receiver.drip("HTTP/1.1 200 OK\r\n\r\n"),
                        200,
                        "timeout"),
                Arguments.of(
                        "a body that breaks off",
                        (Behaviour)
                                (in, out, socket) ->
                                        out.write(
                                                "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nbegun"
                                                        .getBytes()),
                        200,
                        "connection"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aFailureIsTriedAgain(String name, Behaviour behaviour, int status, String problem) {
        receiver.behave("/faulty", behaviour);
        Hook hook = Hook.of(SERVER, company, receiver.at("/faulty"), "knowledge.*");
        Instant begun = Instant.now();
        company.write("News", "Of something");

        JsonObject delivery = hook.awaitDelivery("waiting", 1);
        assertThat(delivery.getJsonObject("last").getInt("status")).isEqualTo(status);
        assertThat(delivery.getJsonObject("last").getString("problem")).isEqualTo(problem);
        assertThat(Instant.parse(delivery.getString("nextAttemptAt")))
                .isAfter(begun.plusSeconds(5));
        assertThat(hook.view().isNull("failingSince")).isFalse();

        receiver.behave("/faulty", Receiver.status(204));
        hook.letTimePass();
        hook.awaitDelivery("delivered", 2);
        assertThat(hook.view().isNull("failingSince")).isTrue();
        assertThat(
                        receiver.received("/faulty").stream()
                                .map(one -> one.headers().get("webhook-id"))
                                .distinct())
                .hasSize(1);
        receiver.received("/faulty")
                .forEach(one -> StandardWebhook.verify(hook.secret(), one.headers(), one.body()));
    }

    @Test
    void itIsTriedAgainByItself() {
        receiver.behave(
                "/once",
                (in, out, socket) -> {
                    receiver.behave("/once", Receiver.status(200));
                    Receiver.status(500).answer(in, out, socket);
                });
        Hook hook = Hook.of(SERVER, company, receiver.at("/once"), "knowledge.*");
        company.write("News", "Of something");
        hook.awaitDelivery("delivered", 2);
    }

    @Test
    void anAnswerWithoutEndIsReadInPart() {
        receiver.behave("/endless", Receiver.endless());
        Hook hook = Hook.of(SERVER, company, receiver.at("/endless"), "knowledge.*");
        company.write("News", "Of something");
        assertThat(hook.awaitDelivery("delivered", 1).getJsonObject("last").getString("response"))
                .hasSize(8 * 1024);
    }

    @Test
    void afterTheTenthAttemptItIsGivenUp() {
        receiver.behave("/never", Receiver.status(500));
        Hook hook = Hook.of(SERVER, company, receiver.at("/never"), "knowledge.*");
        company.write("News", "Of something");
        hook.awaitDelivery("waiting", 1);
        ServerDatabase.update(
                SERVER,
                "update integration_webhook_delivery set attempts = 8 where webhook_id = ?::uuid",
                hook.id());
        hook.letTimePass();
        Instant next = Instant.parse(hook.awaitDelivery("waiting", 2).getString("nextAttemptAt"));
        assertThat(Duration.between(Instant.now(), next))
                .isBetween(Duration.ofHours(23), Duration.ofHours(27));
        hook.letTimePass();
        assertThat(hook.awaitDelivery("givenUp", 3).isNull("nextAttemptAt")).isTrue();
        assertThat(hook.view().getBoolean("enabled")).isTrue();
    }

    @Test
    void theReceiverSaysWhenItWantsToBeAskedAgain() {
        receiver.behave("/busy", Receiver.status(429, "Retry-After: 3600"));
        Hook hook = Hook.of(SERVER, company, receiver.at("/busy"), "knowledge.*");
        company.write("News", "Of something");
        Instant next = Instant.parse(hook.awaitDelivery("waiting", 1).getString("nextAttemptAt"));
        assertThat(Duration.between(Instant.now(), next))
                .isBetween(Duration.ofMinutes(55), Duration.ofMinutes(61));

        company.write("More", "Of the same");
        Awaitility.await("the next event waits")
                .atMost(Duration.ofSeconds(30))
                .until(() -> hook.deliveries().size() == 2);
        hook.post("/test").is(200);
        assertThat(hook.deliveries().get(1).getInt("attempts"))
                .as("what came while it rests")
                .isZero();
        assertThat(receiver.received("/busy")).as("the first, and the trial").hasSize(2);
    }

    @Test
    void aReceiverThatIsGoneIsLeftAlone() {
        Hook witness = Hook.of(SERVER, company, receiver.at("/witness"), "integration.*");
        receiver.behave("/gone", Receiver.status(410));
        Hook hook = Hook.of(SERVER, company, receiver.at("/gone"), "knowledge.*");
        company.write("News", "Of something");

        JsonObject event = json(awaitBody("/witness"));
        assertThat(event.getString("type")).isEqualTo("integration.webhook.disabled");
        assertThat(event.getString("subject")).isEqualTo(hook.id());
        assertThat(event.getJsonObject("data").getString("reason")).isEqualTo("gone");
        hook.awaitDelivery("givenUp", 1);
        assertThat(hook.view().getBoolean("enabled")).isFalse();
        assertThat(hook.view().getString("disabledBecause")).isEqualTo("gone");
        company.write("More", "Of the same");
        witness.awaitDelivery("delivered", 1);
        assertThat(receiver.received("/gone")).hasSize(1);

        receiver.behave("/gone", Receiver.status(200));
        company.owner()
                .method("PUT", hook.path(), Hook.body(receiver.at("/gone"), "knowledge.*"))
                .is(200);
        assertThat(hook.view().getString("disabledBecause")).isEmpty();
        company.write("Even more", "Of the same");
        Awaitility.await("it is sent again")
                .atMost(Duration.ofSeconds(30))
                .until(() -> receiver.received("/gone").size() == 2);
    }

    @Test
    void whatOnlyFailsForFiveDaysIsSwitchedOff() {
        Hook witness =
                Hook.of(SERVER, company, receiver.at("/witness"), "integration.webhook.disabled");
        receiver.behave("/down", Receiver.status(503));
        Hook hook = Hook.of(SERVER, company, receiver.at("/down"), "knowledge.*");
        company.write("News", "Of something");
        hook.awaitDelivery("waiting", 1);
        ServerDatabase.update(
                SERVER,
                "update integration_webhook set failing_since = now() - interval '5 days' where id"
                        + " = ?::uuid",
                hook.id());
        hook.letTimePass();

        assertThat(json(awaitBody("/witness")).getJsonObject("data").getString("reason"))
                .isEqualTo("failing");
        witness.awaitDelivery("delivered", 1);
        assertThat(hook.view().getString("disabledBecause")).isEqualTo("failing");
        assertThat(hook.deliveries().getFirst().getString("state"))
                .as("goes on where somebody switches it on")
                .isEqualTo("waiting");
    }

    @Test
    void aSlowOneDelaysNoOtherAndHoldsNoTransaction() {
        int events = 20;
        receiver.behave("/slow", receiver.hold());
        Hook slow = Hook.of(SERVER, company, receiver.at("/slow"), "knowledge.*");
        Hook.of(SERVER, company, receiver.at("/quick"), "knowledge.*");
        ServerDatabase.update(
                SERVER,
                "update integration_webhook set rests_until = null where id = ?::uuid",
                slow.id());
        for (int i = 0; i < events; i++) {
            company.write("News " + i, "Of something");
        }
        Awaitility.await("the quick one hears all")
                .atMost(Duration.ofSeconds(30))
                .until(() -> receiver.received("/quick").size() == events);
        assertThat(slow.deliveries())
                .noneMatch(delivery -> delivery.getString("state").equals("delivered"));
        assertThat(
                        ServerDatabase.column(
                                SERVER,
                                """
                                select query from pg_stat_activity where state = 'idle in transaction' and xact_start < now() - interval '1 second'
                                and query like '%integration_webhook%'
                                """))
                .isEmpty();

        receiver.behave("/slow", Receiver.status(200));
        receiver.release();
        Awaitility.await("so does the slow one")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> {
                            slow.letTimePass();
                            List<JsonObject> all = slow.deliveries();
                            return all.size() == events
                                    && all.stream()
                                            .allMatch(
                                                    one ->
                                                            one.getString("state")
                                                                    .equals("delivered"));
                        });
    }

    private String awaitBody(String path) {
        Awaitility.await("something at " + path)
                .atMost(Duration.ofSeconds(30))
                .until(() -> !receiver.received(path).isEmpty());
        return receiver.received(path).getFirst().body();
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
