package frontdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

/** Policy, teams and budgets hold at once, and every change is in the audit. */
class GatewaySetupIT {

    private static final TestServer SERVER = SharedServer.get();

    @Test
    void thePolicyIsSetAndHoldsAtOnce() {
        Company own = Company.found(SERVER);
        JsonObject before = own.owner().get("/api/ai/policy").is(200).json();
        assertThat(before.getString("onStop")).isEqualTo("cancel");
        assertThat(before.getString("plan")).isEqualTo("enterprise");
        assertThat(before.isNull("cacheSeconds")).isTrue();
        Key key = Key.of(SERVER, own, "{}");
        String body = Key.chatBody("echo/echo", Talk.unique(), "");
        key.chat(body);
        assertThat(key.chat(body).header("x-frontdesk-cache")).hasValue("hit");

        JsonObject after =
                own.owner()
                        .method(
                                "PUT",
                                "/api/ai/policy",
                                """
                                {"plan":"enterprise","onStop":"drain","keepTextsDays":3,"cacheSeconds":0,"noticeAt":[100,50]}\
                                """)
                        .is(200)
                        .json();
        assertThat(after.getString("onStop")).isEqualTo("drain");
        assertThat(after.getJsonArray("noticeAt").toString()).isEqualTo("[50,100]");
        assertThat(key.chat(body).header("x-frontdesk-cache")).hasValue("off");
        own.owner()
                .method("PUT", "/api/ai/policy", "{\"plan\":\"free\"}")
                .refused(400, "read_only");
    }

    @Test
    void businessTeamAndKeyEachHaveTheirWall() {
        Company own = Company.found(SERVER);
        JsonObject team =
                own.owner()
                        .post(
                                "/api/ai/teams",
                                "{\"name\":\"Web\",\"budget\":{\"amount\":\"0.02\",\"period\":\"day\"}}")
                        .is(201)
                        .json();
        String terms =
                "{\"team\":\"" + team.getString("id") + "\",\"budget\":{\"amount\":\"0.01\"}}";
        Key one = Key.of(SERVER, own, terms);
        Key two = Key.of(SERVER, own, "{\"team\":\"" + team.getString("id") + "\"}");
        Key alone = Key.of(SERVER, own, "{}");

        refused(one, 150, "this key");
        spend(one, 90);
        spend(two, 50);
        refused(two, 90, "this team");
        spend(alone, 90);
        own.owner()
                .method(
                        "PUT",
                        "/api/ai/budgets/business/" + own.id(),
                        "{\"amount\":\"0.005\",\"period\":\"day\"}")
                .is(200);
        refused(alone, 90, "this business");
        refused(two, 90, "this business");
        spend(alone, 30);

        List<JsonObject> budgets = own.owner().get("/api/ai/budgets").is(200).rows();
        assertThat(budgets)
                .extracting(budget -> budget.getString("scope"))
                .containsExactlyInAnyOrder("business", "team", "key");
        JsonObject ofTeam =
                budgets.stream()
                        .filter(budget -> budget.getString("scope").equals("team"))
                        .findFirst()
                        .orElseThrow();
        assertThat(ofTeam.getString("scopeId")).isEqualTo(team.getString("id"));
        assertThat(new BigDecimal(ofTeam.getJsonObject("budget").getString("spent")))
                .isBetween(new BigDecimal("0.014"), new BigDecimal("0.02"));

        own.owner().method("DELETE", "/api/ai/budgets/" + ofTeam.getString("id"), null).is(204);
        own.owner()
                .method("DELETE", "/api/ai/budgets/" + ofTeam.getString("id"), null)
                .refused(404, "unknown_budget");
        own.owner()
                .method("DELETE", "/api/ai/teams/" + team.getString("id"), null)
                .refused(409, "team_in_use");
        List.of(one, two)
                .forEach(
                        key ->
                                own.owner()
                                        .method("DELETE", "/api/ai/keys/" + key.id(), null)
                                        .is(204));
        own.owner().method("DELETE", "/api/ai/teams/" + team.getString("id"), null).is(204);
        assertThat(own.owner().get("/api/ai/teams").is(200).rows()).isEmpty();
    }

    @Test
    void everyChangeIsInTheAuditWithoutSecrets() {
        Company own = Company.found(SERVER);
        Client boss = own.owner();
        String key =
                boss.post("/api/ai/keys", "{\"name\":\"K\",\"budget\":{\"amount\":\"1\"}}")
                        .is(201)
                        .json()
                        .getString("id");
        boss.method("PUT", "/api/ai/keys/" + key, "{\"name\":\"L\"}").is(200);
        boss.post("/api/ai/keys/" + key + "/rotate", "{}").is(200);
        boss.method("DELETE", "/api/ai/keys/" + key, null).is(204);
        String provider =
                boss.post(
                                "/api/ai/providers",
                                """
                                {"name":"p","kind":"openai","apiKey":"planted-secret-7"}\
                                """)
                        .is(201)
                        .json()
                        .getString("id");
        boss.method("PATCH", "/api/ai/providers/" + provider, "{\"apiKey\":\"planted-secret-8\"}")
                .is(200);
        boss.method("DELETE", "/api/ai/providers/" + provider, null).is(204);
        boss.method(
                        "PUT",
                        "/api/ai/aliases/a",
                        "{\"strategy\":\"failover\",\"targets\":[{\"model\":\"echo/echo\"}]}")
                .is(200);
        boss.method("DELETE", "/api/ai/aliases/a", null).is(204);
        boss.method(
                        "PUT",
                        "/api/ai/prices",
                        "{\"model\":\"echo/echo\",\"inputPerMillion\":\"1\",\"outputPerMillion\":\"1\"}")
                .is(200);
        boss.method("DELETE", "/api/ai/prices?model=echo/echo", null).is(204);
        boss.method("PUT", "/api/ai/policy", "{\"keepTextsDays\":1}").is(200);
        String team = boss.post("/api/ai/teams", "{\"name\":\"T\"}").is(201).json().getString("id");
        boss.method("PATCH", "/api/ai/teams/" + team, "{\"name\":\"U\"}").is(200);
        String budget =
                boss.method("PUT", "/api/ai/budgets/team/" + team, "{\"amount\":\"1\"}")
                        .is(200)
                        .json()
                        .getString("id");
        boss.method("DELETE", "/api/ai/budgets/" + budget, null).is(204);
        boss.method("DELETE", "/api/ai/teams/" + team, null).is(204);

        Client.Response audit = boss.get("/api/ai/audit?limit=200").is(200);
        assertThat(audit.rows().reversed())
                .extracting(row -> row.getString("action"))
                .containsExactly(
                        "key.created",
                        "budget.set",
                        "key.changed",
                        "key.rotated",
                        "key.revoked",
                        "provider.added",
                        "provider.changed",
                        "provider.removed",
                        "alias.set",
                        "alias.removed",
                        "price.set",
                        "price.removed",
                        "policy.set",
                        "team.created",
                        "team.renamed",
                        "budget.set",
                        "budget.removed",
                        "team.removed");
        assertThat(audit.rows())
                .allSatisfy(row -> assertThat(row.getString("actor")).isEqualTo("Olga Owner"));
        assertThat(audit.text()).doesNotContain("planted-secret").contains("\"keyChanged\":true");
        JsonObject page = boss.get("/api/ai/audit?limit=10").is(200).json();
        assertThat(
                        boss.get("/api/ai/audit?limit=10&after=" + page.getString("next"))
                                .is(200)
                                .rows())
                .hasSize(8);
        assertThat(Company.found(SERVER).owner().get("/api/ai/audit?limit=200").is(200).text())
                .doesNotContain("team.renamed");
    }

    private static void spend(Key key, int tokens) {
        key.chatUnder(
                        "no-store",
                        Key.chatBody(
                                "echo/priced", "word ".repeat(200), ",\"max_tokens\":" + tokens))
                .is(200);
    }

    private static void refused(Key key, int tokens, String whose) {
        JsonObject error =
                Key.error(
                        key.chat(Key.chatBody("echo/priced", "word", ",\"max_tokens\":" + tokens))
                                .is(429));
        assertThat(error.getString("code")).isEqualTo("insufficient_quota");
        assertThat(error.getString("message")).contains(whose);
    }
}
