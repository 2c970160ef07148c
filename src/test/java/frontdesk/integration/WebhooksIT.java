package frontdesk.integration;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.integration.Receiver.Received;
import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Events are sent to the addresses that want them: signed, once where it goes well, and to nobody
 * else's.
 */
class WebhooksIT {

    private static final TestServer SERVER = SharedServer.get();

    private final Receiver receiver = new Receiver();
    private final Company company = Company.found(SERVER);

    @AfterEach
    void stop() throws IOException {
        receiver.close();
    }

    @Test
    void anEventIsSentSignedAndOnce() {
        Hook hook = Hook.of(SERVER, company, receiver.at("/in?key=1"), "knowledge.*");
        String article = company.write("Heard", "By HTTP").getString("id");

        JsonObject delivery = hook.awaitDelivery("delivered", 1);
        assertThat(delivery.isNull("nextAttemptAt")).isTrue();
        assertThat(delivery.getJsonObject("last").getInt("status")).isEqualTo(200);
        assertThat(delivery.getJsonObject("last").getString("response")).isEqualTo("said");
        Received received = receiver.received("/in?key=1").getFirst();
        StandardWebhook.verify(hook.secret(), received.headers(), received.body());
        assertThat(received.headers().get("content-type"))
                .startsWith("application/cloudevents+json");
        JsonObject event = json(received.body());
        assertThat(event.getString("type")).isEqualTo("knowledge.article.changed");
        assertThat(event.getString("subject")).isEqualTo(article);
        assertThat(event.getString("id"))
                .isEqualTo(received.headers().get("webhook-id"))
                .isEqualTo(delivery.getString("eventId"));
        String schema = Client.nobody(SERVER).get(event.getString("dataschema")).is(200).text();
        assertThat(JsonSchemas.problems(schema, event.getJsonObject("data").toString())).isEmpty();
        assertThat(hook.detail(delivery).getString("body")).isEqualTo(received.body());

        repeatInTheOutbox(article);
        company.write("Another", "That comes after");
        Awaitility.await("the next one")
                .atMost(Duration.ofSeconds(30))
                .until(() -> receiver.received("/in?key=1").size() >= 2);
        awaitCarried();
        assertThat(
                        receiver.received("/in?key=1").stream()
                                .map(one -> one.headers().get("webhook-id")))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    /** As after a crash between storing deliveries and marking their event. */
    private void repeatInTheOutbox(String subject) {
        assertThat(
                        ServerDatabase.update(
                                SERVER,
                                """
                                insert into outbox_delivery (event_id, seq, listener, tenant_id, due_at)
                                select id, seq, 'integration.webhooks', tenant_id, now() from outbox_event
                                where tenant_id = ? and subject = ?::uuid and type = 'knowledge.article.changed'
                                """,
                                company.id(),
                                subject))
                .isEqualTo(1);
    }

    private void awaitCarried() {
        Awaitility.await("everything is carried")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                ServerDatabase.count(
                                                SERVER,
                                                "select count(*) from outbox_delivery where"
                                                        + " listener = 'integration.webhooks' and"
                                                        + " tenant_id = ?",
                                                company.id())
                                        == 0);
    }

    @Test
    void onlyWhatIsWantedIsSent() {
        Hook tickets =
                Hook.of(
                        SERVER,
                        company,
                        receiver.at("/tickets"),
                        "support.ticket.opened",
                        "support.conversation.h*");
        Hook all = Hook.of(SERVER, company, receiver.at("/all"), "*");
        Hook off = Hook.of(SERVER, company, receiver.at("/off"), "*");
        company.owner()
                .method(
                        "PUT",
                        off.path(),
                        Hook.body(receiver.at("/off"), "*").replace("}", ",\"enabled\":false}"))
                .is(200);
        Company other = Company.found(SERVER);
        Hook others = Hook.of(SERVER, other, receiver.at("/others"), "*");

        Talk.waiting(company.visitor());

        Awaitility.await("all of it")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                types("/all").contains("support.ticket.opened")
                                        && types("/tickets").size() == 2);
        assertThat(types("/tickets"))
                .containsExactlyInAnyOrder(
                        "support.ticket.opened", "support.conversation.handedOff");
        assertThat(types("/all")).contains("support.conversation.opened", "support.message.posted");
        assertThat(receiver.received("/off")).isEmpty();
        assertThat(receiver.received("/others")).isEmpty();
        assertThat(off.deliveries()).isEmpty();
        assertThat(others.deliveries()).isEmpty();
        assertThat(all.deliveries().size()).isGreaterThan(tickets.deliveries().size());
    }

    private Set<String> types(String path) {
        return receiver.received(path).stream()
                .map(one -> json(one.body()).getString("type"))
                .collect(Collectors.toSet());
    }

    @Test
    void theSecretBeforeSignsTooForAWhile() {
        Hook hook = Hook.of(SERVER, company, receiver.at("/rotated"), "*");
        JsonObject rotated =
                company.owner()
                        .post(hook.path() + "/rotate", "{\"overlapHours\": 1}")
                        .is(200)
                        .json();
        assertThat(rotated.getString("secret")).isNotEqualTo(hook.secret());
        assertThat(rotated.isNull("formerSecretUntil")).isFalse();

        hook.post("/test").is(200);
        Received both = receiver.received("/rotated").getFirst();
        assertThat(both.headers().get("webhook-signature").split(" ")).hasSize(2);
        StandardWebhook.verify(hook.secret(), both.headers(), both.body());
        StandardWebhook.verify(rotated.getString("secret"), both.headers(), both.body());

        ServerDatabase.update(
                SERVER,
                "update integration_webhook set former_until = now() - interval '1 second' where id"
                        + " = ?::uuid",
                hook.id());
        hook.post("/test").is(200);
        Received one = receiver.received("/rotated").getLast();
        assertThat(one.headers().get("webhook-signature").split(" ")).hasSize(1);
        StandardWebhook.verify(rotated.getString("secret"), one.headers(), one.body());
        assertThat(hook.view().isNull("formerSecretUntil")).isTrue();
    }

    @Test
    void theSecretIsShownOnce() {
        Hook hook = Hook.of(SERVER, company, receiver.at("/secret"), "*");
        assertThat(hook.view().isNull("secret")).isTrue();
        assertThat(company.owner().get(Hook.PLACE).is(200).text())
                .contains(hook.id())
                .doesNotContain("whsec_");
        assertThat(
                        ServerDatabase.count(
                                SERVER,
                                "select count(*) from integration_webhook w where w::text like"
                                        + " '%whsec_%'"))
                .isZero();
        Client owner = company.owner();
        String key = Talk.unique();
        for (boolean first : List.of(true, false)) {
            JsonObject made =
                    owner.send(
                                    owner.request(Hook.PLACE)
                                            .header("Content-Type", "application/json")
                                            .header("Idempotency-Key", key)
                                            .POST(
                                                    java.net.http.HttpRequest.BodyPublishers
                                                            .ofString(
                                                                    Hook.body(
                                                                            receiver.at("/once"),
                                                                            "*"))))
                            .is(201)
                            .json();
            assertThat(made.isNull("secret")).isEqualTo(!first);
        }
        assertThat(owner.get(Hook.PLACE).rows()).hasSize(2);
    }

    @Test
    void aTrialSaysWhatCameOfItAndIsNotRepeated() {
        Hook hook = Hook.of(SERVER, company, receiver.at("/try"), "support.ticket.opened");
        JsonObject good = hook.post("/test").is(200).json();
        assertThat(good.getString("state")).isEqualTo("delivered");
        assertThat(json(receiver.received("/try").getFirst().body()).getString("type"))
                .isEqualTo("integration.webhook.test");

        receiver.behave("/try", Receiver.status(410));
        JsonObject bad = hook.post("/test").is(200).json();
        assertThat(bad.getString("state")).isEqualTo("givenUp");
        assertThat(bad.getJsonArray("tries").getJsonObject(0).getInt("status")).isEqualTo(410);
        assertThat(bad.isNull("nextAttemptAt")).isTrue();
        assertThat(hook.view().getBoolean("enabled")).isTrue();
    }

    @Test
    void whatWasSentCanBeSentAgain() {
        Hook hook = Hook.of(SERVER, company, receiver.at("/again"), "knowledge.*");
        company.write("Again", "And again");
        JsonObject delivery = hook.awaitDelivery("delivered", 1);
        hook.post("/deliveries/" + delivery.getString("id") + "/replay").is(200);
        hook.awaitDelivery("delivered", 2);
        List<Received> both = receiver.received("/again");
        assertThat(both).hasSize(2);
        assertThat(both.getLast().headers().get("webhook-id"))
                .isEqualTo(both.getFirst().headers().get("webhook-id"));
        assertThat(both.getLast().body()).isEqualTo(both.getFirst().body());
        StandardWebhook.verify(hook.secret(), both.getLast().headers(), both.getLast().body());
        assertThat(hook.detail(delivery).getJsonArray("tries")).hasSize(2);

        company.owner()
                .method(
                        "PUT",
                        hook.path(),
                        Hook.body(receiver.at("/again"), "*").replace("}", ",\"enabled\":false}"))
                .is(200);
        hook.post("/deliveries/" + delivery.getString("id") + "/replay")
                .refused(409, "webhook_disabled");
    }

    @Test
    void whatIsRemovedIsSentNoMore() {
        Hook hook = Hook.of(SERVER, company, receiver.at("/removed"), "*");
        receiver.behave("/removed", Receiver.status(500));
        company.write("Sent", "In vain");
        hook.awaitDelivery("waiting", 1);
        company.owner().method("DELETE", hook.path(), null).is(204);
        company.owner().get(hook.path()).refused(404, "unknown_webhook");
        company.owner().get(hook.path() + "/deliveries").refused(404, "unknown_webhook");
        assertThat(
                        ServerDatabase.count(
                                SERVER,
                                "select count(*) from integration_webhook_delivery where webhook_id"
                                        + " = ?::uuid",
                                hook.id()))
                .isZero();
    }

    @Test
    void othersWebhooksAreUnknown() {
        Hook hook = Hook.of(SERVER, company, receiver.at("/mine"), "*");
        JsonObject delivery = hook.post("/test").is(200).json();
        Client stranger = Company.found(SERVER).owner();
        assertThat(stranger.get(Hook.PLACE).is(200).rows()).isEmpty();
        for (String path : List.of("", "/deliveries", "/deliveries/" + delivery.getString("id"))) {
            stranger.get(hook.path() + path).refused(404, "unknown_webhook");
        }
        for (String path :
                List.of(
                        "/rotate",
                        "/test",
                        "/deliveries/" + delivery.getString("id") + "/replay")) {
            stranger.post(hook.path() + path, "{}").refused(404, "unknown_webhook");
        }
        stranger.method("PUT", hook.path(), Hook.body(receiver.at("/theirs"), "*"))
                .refused(404, "unknown_webhook");
        stranger.method("DELETE", hook.path(), null).refused(404, "unknown_webhook");
        assertThat(receiver.received("/mine")).hasSize(1);
        company.owner()
                .get(hook.path() + "/deliveries/" + hook.id())
                .refused(404, "unknown_delivery");
    }

    @ParameterizedTest
    @CsvSource({
        "agent@it-desk.example, 403",
        "member@it-desk.example, 403",
        "admin, 403",
        "owner@it-desk.example, 200"
    })
    void onlyThoseInChargeMaySeeThem(String person, int status) {
        assertThat(Client.signedIn(SERVER, person).get(Hook.PLACE).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | name | required",
                "{\"name\":\"x\"} | url | required",
                "{\"name\":\"x\",\"url\":\"nonsense\"} | url | invalid_url",
                "{\"name\":\"x\",\"url\":\"http://a b/\"} | url | invalid_url",
                "{\"name\":\"x\",\"url\":\"http://me:secret@127.0.0.1/\"} | url | invalid_url",
                "{\"name\":\"x\",\"url\":\"ftp://127.0.0.1/\",\"types\":[\"*\"]} | url |"
                        + " address_not_allowed",
                "{\"name\":\"x\",\"url\":\"http://no-such-host.invalid/\",\"types\":[\"*\"]} | url"
                        + " | unknown_host",
                "{\"name\":\"x\",\"url\":\"http://127.0.0.1/\"} | types | required",
                "{\"name\":\"x\",\"url\":\"http://127.0.0.1/\",\"types\":[\"no.such\"]} | types |"
                        + " unknown_event_type",
                "{\"name\":\"x\",\"url\":\"http://127.0.0.1/\",\"types\":[\"su*rt\"]} | types |"
                        + " unknown_event_type",
                "{\"name\":\"x\",\"url\":\"http://127.0.0.1/\",\"types\":[null]} | types | required"
            })
    void mistakesAreNamed(String body, String field, String code) {
        assertThat(company.owner().post(Hook.PLACE, body).refused(400, code).getString("field"))
                .isEqualTo(field);
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
