package frontdesk.integration;

import static frontdesk.integration.IncomingHook.BODY;
import static frontdesk.integration.IncomingHook.PLACE;
import static frontdesk.integration.IncomingHook.TEMPLATE;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Other systems' webhooks become commands, once, and only where they prove whose they are. */
class HooksIT {

    private static final TestServer SERVER = SharedServer.get();

    private final Company company = Company.found(SERVER);

    private IncomingHook hook(Map<String, String> terms) {
        return IncomingHook.of(SERVER, company, terms);
    }

    private List<JsonObject> tickets() {
        return company.owner().get("/api/support/tickets?state=all").is(200).rows();
    }

    @Test
    void whatComesBecomesATicketOnce() {
        IncomingHook hook = hook(Map.of());
        String id = Talk.unique();
        JsonObject reply = hook.signed(id, Instant.now(), BODY).is(200).json();
        assertThat(reply.getString("type")).isEqualTo("openTicket");
        assertThat(tickets()).hasSize(1);
        assertThat(tickets().getFirst().getString("priority")).isEqualTo("high");
        String conversation = reply.getJsonObject("data").getString("conversationId");
        assertThat(Talk.messages(company.owner(), conversation).text())
                .contains("It is broken\\n\\nhttps://tracker.example/7");

        assertThat(hook.signed(id, Instant.now().plusSeconds(1), BODY).is(200).json())
                .isEqualTo(reply);
        hook.signed(id, Instant.now(), BODY.replace("broken", "burning"))
                .refused(422, "idempotency_key_reused");
        assertThat(tickets()).hasSize(1);
        hook.signed(Talk.unique(), Instant.now(), BODY).is(200);
        assertThat(tickets()).hasSize(2);
    }

    @Test
    void whoCannotSignSendsAToken() {
        IncomingHook hook = hook(Map.of("scheme", "token", "tokenHeader", "X-Gitlab-Token"));
        hook.call(BODY, Map.of("X-Gitlab-Token", hook.secret() + "x"))
                .refused(401, "bad_hook_signature");
        hook.call(BODY, Map.of("webhook-token", hook.secret())).refused(401, "bad_hook_signature");
        hook.signed(Talk.unique(), Instant.now(), BODY).refused(401, "bad_hook_signature");
        assertThat(tickets()).isEmpty();
        hook.call(BODY, Map.of("X-Gitlab-Token", hook.secret(), "Idempotency-Key", "one")).is(200);
        hook.call(BODY, Map.of("X-Gitlab-Token", hook.secret(), "Idempotency-Key", "one")).is(200);
        assertThat(tickets()).hasSize(1);
        hook.call(BODY, Map.of("X-Gitlab-Token", hook.secret())).is(200);
        assertThat(tickets()).hasSize(2);
    }

    @Test
    void aTemplateIsTriedOnWhatCame() {
        IncomingHook hook = hook(Map.of("template", ""));
        for (int i = 0; i < 12; i++) {
            hook.signed("n" + i, Instant.now(), BODY.replace("broken", "broken " + i)).is(202);
        }
        assertThat(tickets()).isEmpty();
        List<JsonObject> payloads = company.owner().get(hook.path() + "/payloads").is(200).rows();
        assertThat(payloads).hasSize(10);
        assertThat(payloads.getFirst().getString("body")).contains("broken 11");

        JsonObject trial =
                Json.createObjectBuilder()
                        .add("command", "openTicket")
                        .add("template", TEMPLATE)
                        .add("body", payloads.getFirst().getString("body"))
                        .build();
        JsonObject tried = company.owner().post(hook.path() + "/try", trial).is(200).json();
        assertThat(tried.getString("request"))
                .contains("It is broken 11\\n\\nhttps://tracker.example/7", "\"id\":\"42\"");
        assertThat(tried.getString("problem")).isEmpty();
        JsonObject bad =
                Json.createObjectBuilder(trial)
                        .add("template", "{\"text\": {\"no\": \"text\"}}")
                        .build();
        assertThat(
                        company.owner()
                                .post(hook.path() + "/try", bad)
                                .is(200)
                                .json()
                                .getString("problem"))
                .isNotEmpty();
        assertThat(tickets()).isEmpty();

        company.owner().method("PUT", hook.path(), IncomingHook.body(Map.of()).toString()).is(200);
        hook.signed("after", Instant.now(), BODY).is(200);
        assertThat(tickets()).hasSize(1);
    }

    @Test
    void whatTheCommandRefusesIsTold() {
        IncomingHook hook = hook(Map.of("template", "{\"text\": \"{/no/such}\"}"));
        assertThat(
                        hook.signed(Talk.unique(), Instant.now(), BODY)
                                .refused(400, "required")
                                .getString("field"))
                .isEqualTo("text");
        for (String body : List.of("[]", "text", "", "{", "null")) {
            assertThat(
                            hook.signed(Talk.unique(), Instant.now(), body)
                                    .refused(400)
                                    .getString("code"))
                    .isEqualTo("malformed_json");
        }
        hook.signed(Talk.unique(), Instant.now(), "{\"x\":\"" + "y".repeat(300_000) + "\"}")
                .refused(413, "too_large");
        hook.signed("x".repeat(300), Instant.now(), BODY).refused(400, "too_long");
    }

    @Test
    void aNewSecretOverlapsWithTheOneBefore() {
        IncomingHook hook = hook(Map.of());
        IncomingHook renewed =
                hook.with(
                        company.owner()
                                .post(hook.path() + "/rotate")
                                .is(200)
                                .json()
                                .getString("secret"));
        hook.signed(Talk.unique(), Instant.now(), BODY).is(200);
        renewed.signed(Talk.unique(), Instant.now(), BODY).is(200);
        ServerDatabase.update(
                SERVER,
                "update integration_hook set former_until = now() where id = ?::uuid",
                hook.id());
        hook.signed(Talk.unique(), Instant.now(), BODY).refused(401, "bad_hook_signature");
        renewed.signed(Talk.unique(), Instant.now(), BODY).is(200);
    }

    @Test
    void oneThatIsOffIsUnknown() {
        IncomingHook hook = hook(Map.of());
        company.owner()
                .method(
                        "PUT",
                        hook.path(),
                        Json.createObjectBuilder(IncomingHook.body(Map.of()))
                                .add("enabled", false)
                                .build()
                                .toString())
                .is(200);
        hook.signed(Talk.unique(), Instant.now(), BODY).refused(404, "unknown_hook");
        company.owner().method("PUT", hook.path(), IncomingHook.body(Map.of()).toString()).is(200);
        hook.signed(Talk.unique(), Instant.now(), BODY).is(200);
        company.owner().method("DELETE", "/api/integration/clients/" + hook.id(), null).is(204);
        hook.signed(Talk.unique(), Instant.now(), BODY).refused(404, "unknown_hook");
        company.owner().method("DELETE", hook.path(), null).is(204);
        hook.signed(Talk.unique(), Instant.now(), BODY).refused(404, "unknown_hook");
        company.owner().get(hook.path()).refused(404, "unknown_hook");
        assertThat(tickets()).hasSize(1);
    }

    @Test
    void othersHooksAreUnknown() {
        IncomingHook hook = hook(Map.of());
        Client stranger = Company.found(SERVER).owner();
        assertThat(stranger.get(PLACE).is(200).rows()).isEmpty();
        stranger.get(hook.path()).refused(404, "unknown_hook");
        stranger.get(hook.path() + "/payloads").refused(404, "unknown_hook");
        stranger.post(hook.path() + "/rotate").refused(404, "unknown_hook");
        stranger.post(hook.path() + "/try", "{}").refused(404, "unknown_hook");
        stranger.method("PUT", hook.path(), IncomingHook.body(Map.of()).toString())
                .refused(404, "unknown_hook");
        stranger.method("DELETE", hook.path(), null).refused(404, "unknown_hook");
        assertThat(company.owner().get(PLACE).is(200).text())
                .contains(hook.id())
                .doesNotContain("whsec_");
    }

    @ParameterizedTest
    @CsvSource({
        "agent@it-desk.example, 403",
        "member@it-desk.example, 403",
        "admin, 403",
        "owner@it-desk.example, 200"
    })
    void onlyThoseInChargeMaySeeThem(String person, int status) {
        assertThat(Client.signedIn(SERVER, person).get(PLACE).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | name | required",
                "{\"name\":\"x\",\"scheme\":\"trust\"} | scheme | unknown_scheme",
                "{\"name\":\"x\",\"scheme\":\"token\",\"tokenHeader\":\"Authorization\"} |"
                        + " tokenHeader | invalid_name",
                "{\"name\":\"x\"} | command | required",
                "{\"name\":\"x\",\"command\":\"launchRocket\"} | command | unknown_command",
                "{\"name\":\"x\",\"command\":\"ask\",\"template\":\"[]\"} | template |"
                        + " malformed_json",
                "{\"name\":\"x\",\"command\":\"ask\",\"template\":\"{\"} | template |"
                        + " malformed_json"
            })
    void mistakesAreNamed(String body, String field, String code) {
        assertThat(company.owner().post(PLACE, body).refused(400, code).getString("field"))
                .isEqualTo(field);
    }
}
