package frontdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Locale;

/** Who may set the gateway up, and what is told to those who get it wrong. */
class GatewayRightsIT {

    private static final TestServer SERVER = SharedServer.get();

    private static Company company;
    private static Company other;
    private static Client owner;
    private static Client agent;
    private static Client member;

    @BeforeAll
    static void make() {
        company = Company.found(SERVER);
        other = Company.found(SERVER);
        owner = company.owner();
        agent = Client.signedIn(SERVER, "agent@it-desk.example");
        member = Client.signedIn(SERVER, "member@it-desk.example");
    }

    @Test
    void whatBelongsToOthersIsUnknown() {
        String team =
                owner.post("/api/ai/teams", "{\"name\":\"Mine\",\"budget\":{\"amount\":\"1\"}}")
                        .is(201)
                        .json()
                        .getString("id");
        String key = Key.of(SERVER, company, "{}").id();
        owner.method(
                        "PUT",
                        "/api/ai/aliases/theirs",
                        "{\"strategy\":\"failover\",\"targets\":[{\"model\":\"echo/echo\"}]}")
                .is(200);
        String budget = owner.get("/api/ai/budgets").rows().getFirst().getString("id");
        Client stranger = other.owner();

        stranger.method("PATCH", "/api/ai/teams/" + team, "{\"name\":\"Stolen\"}")
                .refused(404, "unknown_team");
        stranger.method("DELETE", "/api/ai/teams/" + team, null).refused(404, "unknown_team");
        stranger.method("PUT", "/api/ai/budgets/team/" + team, "{\"amount\":\"1\"}")
                .refused(404, "unknown_team");
        stranger.method("PUT", "/api/ai/budgets/key/" + key, "{\"amount\":\"1\"}")
                .refused(404, "unknown_key");
        stranger.method("PUT", "/api/ai/budgets/business/" + company.id(), "{\"amount\":\"1\"}")
                .refused(404, "unknown_business");
        stranger.method("DELETE", "/api/ai/budgets/" + budget, null).refused(404, "unknown_budget");
        assertThat(
                        stranger.post("/api/ai/keys", "{\"name\":\"k\",\"team\":\"" + team + "\"}")
                                .refused(400, "unknown_team")
                                .getString("field"))
                .isEqualTo("team");
        assertThat(stranger.get("/api/ai/budgets").rows()).isEmpty();
        assertThat(stranger.get("/api/ai/aliases").text()).doesNotContain("theirs");
        owner.method("PUT", "/api/ai/budgets/team/" + team, "{\"amount\":\"2\"}").is(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | /api/ai/aliases/a |"
                        + " {\"strategy\":\"best\",\"targets\":[{\"model\":\"echo/echo\"}]} | strategy"
                        + " | unknown_strategy",
                "PUT | /api/ai/aliases/a | {\"strategy\":\"failover\",\"targets\":[]} | targets |"
                        + " required",
                "PUT | /api/ai/aliases/a |"
                        + " {\"strategy\":\"failover\",\"targets\":[{\"model\":\"no/such\"}]} |"
                        + " targets[0].model | unknown_model",
                "PUT | /api/ai/aliases/a |"
                        + " {\"strategy\":\"weighted\",\"targets\":[{\"model\":\"echo/echo\",\"weight\":0}]}"
                        + " | targets[0].weight | out_of_range",
                "PUT | /api/ai/aliases/a%20b |"
                        + " {\"strategy\":\"failover\",\"targets\":[{\"model\":\"echo/echo\"}]} | name"
                        + " | invalid_name",
                "PUT | /api/ai/prices |"
                        + " {\"model\":\"no/such\",\"inputPerMillion\":\"1\",\"outputPerMillion\":\"1\"}"
                        + " | model | unknown_model",
                "PUT | /api/ai/prices |"
                        + " {\"model\":\"echo/echo\",\"inputPerMillion\":\"-1\",\"outputPerMillion\":\"1\"}"
                        + " | inputPerMillion | out_of_range",
                "PUT | /api/ai/prices |"
                        + " {\"model\":\"echo/echo\",\"inputPerMillion\":\"1\",\"outputPerMillion\":\"0.0000001\"}"
                        + " | outputPerMillion | invalid_amount",
                "PUT | /api/ai/policy | {\"onStop\":\"explode\"} | onStop | out_of_range",
                "PUT | /api/ai/policy | {\"keepTextsDays\":366} | keepTextsDays | out_of_range",
                "PUT | /api/ai/policy | {\"cacheSeconds\":-1} | cacheSeconds | out_of_range",
                "PUT | /api/ai/policy | {\"noticeAt\":[0]} | noticeAt | out_of_range",
                "PUT | /api/ai/policy | {\"assistantModel\":\"no/such\"} | assistantModel |"
                        + " unknown_model",
                "PUT | /api/ai/policy | {\"limits\":{\"person\":{\"concurrent\":0}}} |"
                        + " limits.person.concurrent | out_of_range",
                "PUT | /api/ai/policy | {\"limits\":{\"business\":{\"tokensPerHour\":-1}}} |"
                        + " limits.business.tokensPerHour | out_of_range",
                "POST | /api/ai/teams | {} | name | required",
                "POST | /api/ai/teams | {\"name\":\"x\",\"budget\":{\"amount\":\"much\"}} |"
                        + " budget.amount | invalid_amount"
            })
    void mistakesAreNamed(String method, String path, String body, String field, String code) {
        assertThat(owner.method(method, path, body).refused(400, code).getString("field"))
                .isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, aliases",
        "GET, prices",
        "GET, policy",
        "GET, teams",
        "GET, budgets",
        "GET, audit",
        "PUT, aliases/a",
        "PUT, prices",
        "PUT, policy",
        "POST, teams",
        "POST, prices/import",
        "DELETE, prices?model=x"
    })
    void onlyThoseInCharge(String method, String path) {
        for (Client person : List.of(agent, member)) {
            person.method(method, "/api/ai/" + path, method.startsWith("P") ? "{}" : null)
                    .refused(403);
        }
        assertThat(
                        owner.method(
                                        method,
                                        "/api/ai/" + path,
                                        method.startsWith("P") ? "{}" : null)
                                .status())
                .isIn(200, 400, 404);
    }

    @Test
    void aRepeatMakesNothingAndShowsNoSecret() {
        String once = Talk.unique();
        Client.Response first = repeat(once, "/api/ai/keys", "{\"name\":\"Once\"}").is(201);
        Client.Response again = repeat(once, "/api/ai/keys", "{\"name\":\"Once\"}").is(201);

        assertThat(again.header("Idempotent-Replay")).hasValue("true");
        assertThat(again.json().getString("id")).isEqualTo(first.json().getString("id"));
        assertThat(again.json().isNull("key")).isTrue();
        assertThat(
                        ServerDatabase.count(
                                SERVER,
                                "select count(*) from idempotency_key k where k::text like ?",
                                "%" + first.json().getString("key") + "%"))
                .isZero();
        repeat(once, "/api/ai/keys", "{\"name\":\"Other\"}").refused(422, "idempotency_key_reused");

        String provider =
                "{\"name\":\""
                        + Talk.unique().toLowerCase(Locale.ROOT)
                        + "\",\"kind\":\"openai\",\"apiKey\":\"planted-secret-9\"}";
        String two = Talk.unique();
        assertThat(repeat(two, "/api/ai/providers", provider).is(201).text())
                .isEqualTo(repeat(two, "/api/ai/providers", provider).is(201).text());
        String three = Talk.unique();
        String team = "{\"name\":\"" + three + "\"}";
        assertThat(repeat(three, "/api/ai/teams", team).is(201).text())
                .isEqualTo(repeat(three, "/api/ai/teams", team).is(201).text());
    }

    private static Client.Response repeat(String key, String path, String body) {
        Client boss = other.owner();
        return boss.send(
                boss.request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
