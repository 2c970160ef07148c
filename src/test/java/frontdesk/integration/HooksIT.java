package frontdesk.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

/** Other systems' webhooks become commands, once, and only where they prove whose they are. */
class HooksIT {

    private static final int FORGERIES = Integer.getInteger("frontdesk.forgeries", 200);
    private static final String PLACE = "/api/integration/hooks";
    private static final String TEMPLATE = "{\"text\": \"{/issue/title}\\n\\n{/issue/url}\", \"customer\": {\"id\": \"{/sender/id}\"}, \"priority\": \"high\"}";
    private static final String BODY = "{\"issue\": {\"title\": \"It is broken\", \"url\": \"https://tracker.example/7\"}, \"sender\": {\"id\": 42}}";
    private static final TestServer SERVER = SharedServer.get();

    private final Company company = Company.found(SERVER);

    private record Hook(String id, String secret) {

        String path() {
            return PLACE + "/" + id;
        }
    }

    private Hook hook(Map<String, String> terms) {
        JsonObject made = company.owner().post(PLACE, body(terms)).is(201).json();
        return new Hook(made.getString("id"), made.getString("secret"));
    }

    private static JsonObject body(Map<String, String> terms) {
        var body = Json.createObjectBuilder().add("name", "Tracker").add("command", "openTicket").add("template", TEMPLATE);
        terms.forEach(body::add);
        return body.build();
    }

    private static Client.Response signed(Hook hook, String id, Instant at, String body) {
        String timestamp = String.valueOf(at.getEpochSecond());
        return call(hook, body, Map.of("webhook-id", id, "webhook-timestamp", timestamp,
                "webhook-signature", StandardWebhook.signature(hook.secret(), id, timestamp, body)));
    }

    private static Client.Response call(Hook hook, String body, Map<String, String> headers) {
        Client nobody = Client.nobody(SERVER);
        HttpRequest.Builder request = nobody.request(hook.path()).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return nobody.send(request);
    }

    private List<JsonObject> tickets() {
        return company.owner().get("/api/support/tickets?state=all").is(200).rows();
    }

    @Test
    void whatComesBecomesATicketOnce() {
        Hook hook = hook(Map.of());
        String id = Talk.unique();
        JsonObject reply = signed(hook, id, Instant.now(), BODY).is(200).json();
        assertThat(reply.getString("type")).isEqualTo("openTicket");
        assertThat(tickets()).hasSize(1);
        assertThat(tickets().getFirst().getString("priority")).isEqualTo("high");
        String conversation = reply.getJsonObject("data").getString("conversationId");
        assertThat(Talk.messages(company.owner(), conversation).text()).contains("It is broken\\n\\nhttps://tracker.example/7");

        assertThat(signed(hook, id, Instant.now().plusSeconds(1), BODY).is(200).json()).isEqualTo(reply);
        signed(hook, id, Instant.now(), BODY.replace("broken", "burning")).refused(422, "idempotency_key_reused");
        assertThat(tickets()).hasSize(1);
        signed(hook, Talk.unique(), Instant.now(), BODY).is(200);
        assertThat(tickets()).hasSize(2);
    }

    @Test
    void forgedAndReplayedCallsDoNothing() {
        Hook hook = hook(Map.of());
        Hook another = hook(Map.of());
        Instant now = Instant.now();
        String timestamp = String.valueOf(now.getEpochSecond());
        String id = Talk.unique();
        signed(hook, id, now, BODY).is(200);
        String signature = StandardWebhook.signature(hook.secret(), id, timestamp, BODY);
        long kept = kept(hook);
        for (int i = 0; i < FORGERIES; i++) {
            switch (i % 10) {
                case 0 -> call(hook, BODY, Map.of()).refused(401, "bad_hook_signature");
                case 1 -> signed(new Hook(hook.id(), another.secret()), Talk.unique(), Instant.now(), BODY).refused(401, "bad_hook_signature");
                case 2 -> signed(hook, Talk.unique(), Instant.now().minusSeconds(301 + i), BODY).refused(401, "bad_hook_signature");
                case 3 -> signed(hook, Talk.unique(), Instant.now().plusSeconds(330 + i), BODY).refused(401, "bad_hook_signature");
                case 4 -> call(hook, BODY + " ", Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signature)).refused(401, "bad_hook_signature");
                case 5 -> call(hook, BODY, Map.of("webhook-id", Talk.unique(), "webhook-timestamp", timestamp, "webhook-signature", signature)).refused(401, "bad_hook_signature");
                case 6 -> call(hook, BODY, Map.of("webhook-id", id, "webhook-timestamp", String.valueOf(now.getEpochSecond() + 1), "webhook-signature", signature))
                        .refused(401, "bad_hook_signature");
                case 7 -> call(another, BODY, Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signature)).refused(401, "bad_hook_signature");
                case 8 -> call(hook, BODY, Map.of("webhook-id", id, "webhook-timestamp", "soon", "webhook-signature", "v1a," + signature)).refused(401, "bad_hook_signature");
                default -> call(hook, BODY, Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-token", hook.secret())).refused(401, "bad_hook_signature");
            }
        }
        assertThat(kept(hook)).isEqualTo(kept);
        assertThat(kept(another)).isZero();
        int replays = Math.min(FORGERIES, 1_000);
        IntStream.range(0, replays).parallel().forEach(i -> assertThat(
                call(hook, BODY, Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signature)).status()).isIn(200, 401));
        assertThat(tickets()).hasSize(1);
        assertThat(kept(hook)).isLessThanOrEqualTo(10);
    }

    private static long kept(Hook hook) {
        return ServerDatabase.count(SERVER, "select count(*) from integration_hook_payload where hook_id = ?::uuid", hook.id());
    }

    @Test
    void whoCannotSignSendsAToken() {
        Hook hook = hook(Map.of("scheme", "token", "tokenHeader", "X-Gitlab-Token"));
        call(hook, BODY, Map.of("X-Gitlab-Token", hook.secret() + "x")).refused(401, "bad_hook_signature");
        call(hook, BODY, Map.of("webhook-token", hook.secret())).refused(401, "bad_hook_signature");
        signed(hook, Talk.unique(), Instant.now(), BODY).refused(401, "bad_hook_signature");
        assertThat(tickets()).isEmpty();
        call(hook, BODY, Map.of("X-Gitlab-Token", hook.secret(), "Idempotency-Key", "one")).is(200);
        call(hook, BODY, Map.of("X-Gitlab-Token", hook.secret(), "Idempotency-Key", "one")).is(200);
        assertThat(tickets()).hasSize(1);
        call(hook, BODY, Map.of("X-Gitlab-Token", hook.secret())).is(200);
        assertThat(tickets()).hasSize(2);
    }

    @Test
    void aTemplateIsTriedOnWhatCame() {
        Hook hook = hook(Map.of("template", ""));
        for (int i = 0; i < 12; i++) {
            signed(hook, "n" + i, Instant.now(), BODY.replace("broken", "broken " + i)).is(202);
        }
        assertThat(tickets()).isEmpty();
        List<JsonObject> payloads = company.owner().get(hook.path() + "/payloads").is(200).rows();
        assertThat(payloads).hasSize(10);
        assertThat(payloads.getFirst().getString("body")).contains("broken 11");

        JsonObject trial = Json.createObjectBuilder().add("command", "openTicket").add("template", TEMPLATE).add("body", payloads.getFirst().getString("body")).build();
        JsonObject tried = company.owner().post(hook.path() + "/try", trial).is(200).json();
        assertThat(tried.getString("request")).contains("It is broken 11\\n\\nhttps://tracker.example/7", "\"id\":\"42\"");
        assertThat(tried.getString("problem")).isEmpty();
        JsonObject bad = Json.createObjectBuilder(trial).add("template", "{\"text\": {\"no\": \"text\"}}").build();
        assertThat(company.owner().post(hook.path() + "/try", bad).is(200).json().getString("problem")).isNotEmpty();
        assertThat(tickets()).isEmpty();

        company.owner().method("PUT", hook.path(), body(Map.of()).toString()).is(200);
        signed(hook, "after", Instant.now(), BODY).is(200);
        assertThat(tickets()).hasSize(1);
    }

    @Test
    void whatTheCommandRefusesIsTold() {
        Hook hook = hook(Map.of("template", "{\"text\": \"{/no/such}\"}"));
        assertThat(signed(hook, Talk.unique(), Instant.now(), BODY).refused(400, "required").getString("field")).isEqualTo("text");
        for (String body : List.of("[]", "text", "", "{", "null")) {
            assertThat(signed(hook, Talk.unique(), Instant.now(), body).refused(400).getString("code")).isEqualTo("malformed_json");
        }
        signed(hook, Talk.unique(), Instant.now(), "{\"x\":\"" + "y".repeat(300_000) + "\"}").refused(413, "too_large");
        signed(hook, "x".repeat(300), Instant.now(), BODY).refused(400, "too_long");
    }

    @Test
    void aNewSecretOverlapsWithTheOneBefore() {
        Hook hook = hook(Map.of());
        Hook renewed = new Hook(hook.id(), company.owner().post(hook.path() + "/rotate").is(200).json().getString("secret"));
        signed(hook, Talk.unique(), Instant.now(), BODY).is(200);
        signed(renewed, Talk.unique(), Instant.now(), BODY).is(200);
        ServerDatabase.update(SERVER, "update integration_hook set former_until = now() where id = ?::uuid", hook.id());
        signed(hook, Talk.unique(), Instant.now(), BODY).refused(401, "bad_hook_signature");
        signed(renewed, Talk.unique(), Instant.now(), BODY).is(200);
    }

    @Test
    void oneThatIsOffIsUnknown() {
        Hook hook = hook(Map.of());
        company.owner().method("PUT", hook.path(), Json.createObjectBuilder(body(Map.of())).add("enabled", false).build().toString()).is(200);
        signed(hook, Talk.unique(), Instant.now(), BODY).refused(404, "unknown_hook");
        company.owner().method("PUT", hook.path(), body(Map.of()).toString()).is(200);
        signed(hook, Talk.unique(), Instant.now(), BODY).is(200);
        company.owner().method("DELETE", "/api/integration/clients/" + hook.id(), null).is(204);
        signed(hook, Talk.unique(), Instant.now(), BODY).refused(404, "unknown_hook");
        company.owner().method("DELETE", hook.path(), null).is(204);
        signed(hook, Talk.unique(), Instant.now(), BODY).refused(404, "unknown_hook");
        company.owner().get(hook.path()).refused(404, "unknown_hook");
        assertThat(tickets()).hasSize(1);
    }

    @Test
    void othersHooksAreUnknown() {
        Hook hook = hook(Map.of());
        Client stranger = Company.found(SERVER).owner();
        assertThat(stranger.get(PLACE).is(200).rows()).isEmpty();
        stranger.get(hook.path()).refused(404, "unknown_hook");
        stranger.get(hook.path() + "/payloads").refused(404, "unknown_hook");
        stranger.post(hook.path() + "/rotate").refused(404, "unknown_hook");
        stranger.post(hook.path() + "/try", "{}").refused(404, "unknown_hook");
        stranger.method("PUT", hook.path(), body(Map.of()).toString()).refused(404, "unknown_hook");
        stranger.method("DELETE", hook.path(), null).refused(404, "unknown_hook");
        assertThat(company.owner().get(PLACE).is(200).text()).contains(hook.id()).doesNotContain("whsec_");
    }

    @ParameterizedTest
    @CsvSource({"agent@it-desk.example, 403", "member@it-desk.example, 403", "admin, 403", "owner@it-desk.example, 200"})
    void onlyThoseInChargeMaySeeThem(String person, int status) {
        assertThat(Client.signedIn(SERVER, person).get(PLACE).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{} | name | required",
        "{\"name\":\"x\",\"scheme\":\"trust\"} | scheme | unknown_scheme",
        "{\"name\":\"x\",\"scheme\":\"token\",\"tokenHeader\":\"Authorization\"} | tokenHeader | invalid_name",
        "{\"name\":\"x\"} | command | required",
        "{\"name\":\"x\",\"command\":\"launchRocket\"} | command | unknown_command",
        "{\"name\":\"x\",\"command\":\"recordLearningData\"} | command | unknown_command",
        "{\"name\":\"x\",\"command\":\"ask\",\"template\":\"[]\"} | template | malformed_json",
        "{\"name\":\"x\",\"command\":\"ask\",\"template\":\"{\"} | template | malformed_json"})
    void mistakesAreNamed(String body, String field, String code) {
        assertThat(company.owner().post(PLACE, body).refused(400, code).getString("field")).isEqualTo(field);
    }
}
