package frontdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

/** Aliases, prices, policy, teams and budgets: set by those in charge, seen by every call at once, noted in the audit. */
class GatewaySetupIT {

    private static final TestServer SERVER = SharedServer.get();

    private static Company company;
    private static Company other;
    private static Company third;
    /** Has no provider; where there is just one, all names are its models'. */
    private static Company bare;
    private static Client owner;

    @BeforeAll
    static void make() {
        company = Company.found(SERVER);
        other = Company.found(SERVER);
        third = Company.found(SERVER);
        bare = Company.found(SERVER);
        owner = company.owner();
        for (Company each : List.of(company, other)) {
            each.owner().post("/api/ai/providers", "{\"name\":\"gone\",\"kind\":\"openai\",\"baseUrl\":\"https://gone.invalid/v1\"}").is(201);
        }
    }

    @Test
    void anAliasFallsOverToTheNextThatAnswers() {
        alias("main", "failover", "gone/gpt-5", "echo/echo");
        Client.Response answer = key("{\"models\":[\"main\"]}").chat("main", Talk.unique()).is(200);

        assertThat(answer.header("x-frontdesk-model")).hasValue("echo/echo");
        assertThat(Integer.parseInt(answer.header("x-frontdesk-attempts").orElseThrow())).isGreaterThan(1);
        assertThat(key("{}").client().get("/v1/models").text()).contains("\"main\"");
    }

    @Test
    void theCheapestIsAskedFirstAndWhatHasNoPriceLast() {
        alias("cheap", "cheapest", "gone/no-such-price", "echo/priced", "echo/echo");
        assertThat(key("{}").chat("cheap", Talk.unique()).header("x-frontdesk-model")).hasValue("echo/echo");

        Key key = key("{}");
        owner.method("PUT", "/api/ai/prices", "{\"model\":\"echo/echo\",\"inputPerMillion\":\"900\",\"outputPerMillion\":\"900\"}").is(200);
        assertThat(key.chat("cheap", Talk.unique()).header("x-frontdesk-model")).hasValue("echo/priced");
        owner.method("DELETE", "/api/ai/prices?model=echo/echo", null).is(204);
    }

    @Test
    void weightsShareTheCalls() {
        owner.method("PUT", "/api/ai/aliases/mixed", """
                {"strategy":"weighted","targets":[{"model":"echo/echo","weight":1},{"model":"echo/priced","weight":1}]}""").is(200);
        Key key = key("{}");
        Set<String> answered = new TreeSet<>();
        for (int i = 0; i < 60 && answered.size() < 2; i++) {
            answered.add(key.chat("mixed", Talk.unique()).is(200).header("x-frontdesk-model").orElseThrow());
        }
        assertThat(answered).containsExactly("echo/echo", "echo/priced");
    }

    @Test
    void anAliasThatWasRemovedIsUnknownAtOnce() {
        Client boss = Company.found(SERVER).owner();
        boss.method("PUT", "/api/ai/aliases/brief", "{\"strategy\":\"failover\",\"targets\":[{\"model\":\"echo/echo\"}]}").is(200);
        Key key = Key.of(SERVER, boss, "{}");
        key.chat("brief", Talk.unique()).is(200);
        assertThat(Key.error(Key.of(SERVER, Company.found(SERVER), "{}").chat("brief", "Hi").is(404)).getString("code")).as("to others").isEqualTo("model_not_found");
        boss.method("DELETE", "/api/ai/aliases/brief", null).is(204);
        key.chat("brief", Talk.unique()).is(404);
        boss.method("DELETE", "/api/ai/aliases/brief", null).refused(404, "unknown_alias");
    }

    @Test
    void anOwnPriceHoldsForItsBusinessOnly() {
        owner.method("PUT", "/api/ai/prices", """
                {"model":"echo/priced","inputPerMillion":"2","outputPerMillion":"0.5","cachedPerMillion":"0.25"}""").is(200);
        Client.Response mine = key("{}").chat("echo/priced", Talk.unique());
        Client.Response theirs = Key.of(SERVER, other, "{}").chat("echo/priced", Talk.unique());

        JsonObject usage = mine.json().getJsonObject("usage");
        assertThat(new BigDecimal(mine.header("x-frontdesk-cost").orElseThrow())).isEqualByComparingTo(
                new BigDecimal("0.000002").multiply(BigDecimal.valueOf(usage.getInt("prompt_tokens")))
                        .add(new BigDecimal("0.0000005").multiply(BigDecimal.valueOf(usage.getInt("completion_tokens")))));
        assertThat(new BigDecimal(theirs.header("x-frontdesk-cost").orElseThrow())).isEqualByComparingTo(Key.price(theirs.json().getJsonObject("usage")));
        JsonObject row = owner.get("/api/ai/prices").is(200).rows().stream().filter(one -> one.getString("model").equals("echo/priced")).findFirst().orElseThrow();
        assertThat(row.getString("cachedPerMillion")).isEqualTo("0.25");
        assertThat(row.isNull("cacheWritePerMillion")).isTrue();
        assertThat(model("echo/priced").getString("priceSource")).isEqualTo("own");

        owner.method("DELETE", "/api/ai/prices?model=echo/priced", null).is(204);
        assertThat(model("echo/priced").getString("priceSource")).isEqualTo("catalogue");
        owner.method("DELETE", "/api/ai/prices?model=echo/priced", null).refused(404, "unknown_price");
    }

    @Test
    void aFileOfPricesIsTakenWhereThereIsAProvider() {
        JsonObject answer = owner.post("/api/ai/prices/import", """
                {"sample_spec":{"input_cost_per_token":0},
                 "gpt-new":{"litellm_provider":"openai","mode":"chat","input_cost_per_token":1e-6,"output_cost_per_token":2e-6,"max_input_tokens":1000},
                 "openai/gpt-newer":{"litellm_provider":"openai","input_cost_per_token":3e-6,"output_cost_per_token":4e-6,
                    "input_cost_per_token_batches":1e-6},
                 "claude-x":{"litellm_provider":"anthropic","input_cost_per_token":1e-6},
                 "gpt-minus":{"litellm_provider":"openai","input_cost_per_token":-1},
                 "dall-e":{"litellm_provider":"openai","input_cost_per_pixel":1e-6},
                 "nonsense":7}""").is(200).json();

        assertThat(answer.getInt("taken")).isEqualTo(2);
        assertThat(answer.getJsonArray("skipped")).extracting(one -> one.asJsonObject().getString("model"))
                .containsExactlyInAnyOrder("claude-x", "gpt-minus", "dall-e", "nonsense");
        assertThat(model("gone/gpt-new").getInt("contextTokens")).isEqualTo(1000);
        assertThat(model("gone/gpt-newer").getJsonObject("price").getString("outputPerMillion")).isEqualTo("4.00");
        owner.post("/api/ai/prices/import", "{\"gpt-x\":{\"litellm_provider\":\"nobody\",\"input_cost_per_token\":1}}").refused(400, "no_prices");
    }

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

        JsonObject after = own.owner().method("PUT", "/api/ai/policy", """
                {"plan":"enterprise","onStop":"drain","keepTextsDays":3,"cacheSeconds":0,"noticeAt":[100,50]}""").is(200).json();
        assertThat(after.getString("onStop")).isEqualTo("drain");
        assertThat(after.getJsonArray("noticeAt").toString()).isEqualTo("[50,100]");
        assertThat(key.chat(body).header("x-frontdesk-cache")).hasValue("off");
        own.owner().method("PUT", "/api/ai/policy", "{\"plan\":\"free\"}").refused(400, "read_only");
    }

    @Test
    void businessTeamAndKeyEachHaveTheirWall() {
        Company own = Company.found(SERVER);
        JsonObject team = own.owner().post("/api/ai/teams", "{\"name\":\"Web\",\"budget\":{\"amount\":\"0.02\",\"period\":\"day\"}}").is(201).json();
        String terms = "{\"team\":\"" + team.getString("id") + "\",\"budget\":{\"amount\":\"0.01\"}}";
        Key one = Key.of(SERVER, own, terms);
        Key two = Key.of(SERVER, own, "{\"team\":\"" + team.getString("id") + "\"}");
        Key alone = Key.of(SERVER, own, "{}");

        refused(one, 150, "this key");
        spend(one, 90);
        spend(two, 50);
        refused(two, 90, "this team");
        spend(alone, 90);
        own.owner().method("PUT", "/api/ai/budgets/business/" + own.id(), "{\"amount\":\"0.005\",\"period\":\"day\"}").is(200);
        refused(alone, 90, "this business");
        refused(two, 90, "this business");
        spend(alone, 30);

        List<JsonObject> budgets = own.owner().get("/api/ai/budgets").is(200).rows();
        assertThat(budgets).extracting(budget -> budget.getString("scope")).containsExactlyInAnyOrder("business", "team", "key");
        JsonObject ofTeam = budgets.stream().filter(budget -> budget.getString("scope").equals("team")).findFirst().orElseThrow();
        assertThat(ofTeam.getString("scopeId")).isEqualTo(team.getString("id"));
        assertThat(new BigDecimal(ofTeam.getJsonObject("budget").getString("spent"))).isBetween(new BigDecimal("0.014"), new BigDecimal("0.02"));

        own.owner().method("DELETE", "/api/ai/budgets/" + ofTeam.getString("id"), null).is(204);
        own.owner().method("DELETE", "/api/ai/budgets/" + ofTeam.getString("id"), null).refused(404, "unknown_budget");
        own.owner().method("DELETE", "/api/ai/teams/" + team.getString("id"), null).refused(409, "team_in_use");
        List.of(one, two).forEach(key -> own.owner().method("DELETE", "/api/ai/keys/" + key.id(), null).is(204));
        own.owner().method("DELETE", "/api/ai/teams/" + team.getString("id"), null).is(204);
        assertThat(own.owner().get("/api/ai/teams").is(200).rows()).isEmpty();
    }

    @Test
    void everyChangeIsInTheAuditWithoutSecrets() {
        Company own = Company.found(SERVER);
        Client boss = own.owner();
        String key = boss.post("/api/ai/keys", "{\"name\":\"K\",\"budget\":{\"amount\":\"1\"}}").is(201).json().getString("id");
        boss.post("/api/ai/keys/" + key + "/rotate", "{}").is(200);
        boss.method("DELETE", "/api/ai/keys/" + key, null).is(204);
        String provider = boss.post("/api/ai/providers", """
                {"name":"p","kind":"openai","apiKey":"planted-secret-7"}""").is(201).json().getString("id");
        boss.method("PATCH", "/api/ai/providers/" + provider, "{\"apiKey\":\"planted-secret-8\"}").is(200);
        boss.method("DELETE", "/api/ai/providers/" + provider, null).is(204);
        boss.method("PUT", "/api/ai/aliases/a", "{\"strategy\":\"failover\",\"targets\":[{\"model\":\"echo/echo\"}]}").is(200);
        boss.method("DELETE", "/api/ai/aliases/a", null).is(204);
        boss.method("PUT", "/api/ai/prices", "{\"model\":\"echo/echo\",\"inputPerMillion\":\"1\",\"outputPerMillion\":\"1\"}").is(200);
        boss.method("DELETE", "/api/ai/prices?model=echo/echo", null).is(204);
        boss.method("PUT", "/api/ai/policy", "{\"keepTextsDays\":1}").is(200);
        String team = boss.post("/api/ai/teams", "{\"name\":\"T\"}").is(201).json().getString("id");
        boss.method("PATCH", "/api/ai/teams/" + team, "{\"name\":\"U\"}").is(200);
        String budget = boss.method("PUT", "/api/ai/budgets/team/" + team, "{\"amount\":\"1\"}").is(200).json().getString("id");
        boss.method("DELETE", "/api/ai/budgets/" + budget, null).is(204);
        boss.method("DELETE", "/api/ai/teams/" + team, null).is(204);

        Client.Response audit = boss.get("/api/ai/audit?limit=200").is(200);
        assertThat(audit.rows().reversed()).extracting(row -> row.getString("action")).containsExactly("key.created", "budget.set", "key.rotated",
                "key.revoked", "provider.added", "provider.changed", "provider.removed", "alias.set", "alias.removed", "price.set", "price.removed",
                "policy.set", "team.created", "team.renamed", "budget.set", "budget.removed", "team.removed");
        assertThat(audit.rows()).allSatisfy(row -> assertThat(row.getString("actor")).isEqualTo("Olga Owner"));
        assertThat(audit.text()).doesNotContain("planted-secret").contains("\"keyChanged\":true");
        JsonObject page = boss.get("/api/ai/audit?limit=10").is(200).json();
        assertThat(boss.get("/api/ai/audit?limit=10&after=" + page.getString("next")).is(200).rows()).hasSize(7);
        assertThat(other.owner().get("/api/ai/audit?limit=200").is(200).text()).doesNotContain("team.renamed");
    }

    @Test
    void whatBelongsToOthersIsUnknown() {
        String team = owner.post("/api/ai/teams", "{\"name\":\"Mine\",\"budget\":{\"amount\":\"1\"}}").is(201).json().getString("id");
        String key = key("{}").id();
        String budget = owner.get("/api/ai/budgets").rows().getFirst().getString("id");
        Client stranger = other.owner();

        stranger.method("PATCH", "/api/ai/teams/" + team, "{\"name\":\"Stolen\"}").refused(404, "unknown_team");
        stranger.method("DELETE", "/api/ai/teams/" + team, null).refused(404, "unknown_team");
        stranger.method("PUT", "/api/ai/budgets/team/" + team, "{\"amount\":\"1\"}").refused(404, "unknown_team");
        stranger.method("PUT", "/api/ai/budgets/key/" + key, "{\"amount\":\"1\"}").refused(404, "unknown_key");
        stranger.method("PUT", "/api/ai/budgets/business/" + company.id(), "{\"amount\":\"1\"}").refused(404, "unknown_business");
        stranger.method("DELETE", "/api/ai/budgets/" + budget, null).refused(404, "unknown_budget");
        assertThat(stranger.post("/api/ai/keys", "{\"name\":\"k\",\"team\":\"" + team + "\"}").refused(400, "unknown_team").getString("field")).isEqualTo("team");
        assertThat(stranger.get("/api/ai/budgets").rows()).isEmpty();
        assertThat(stranger.get("/api/ai/aliases").text()).doesNotContain("main", "mixed");
        owner.method("PUT", "/api/ai/budgets/team/" + team, "{\"amount\":\"2\"}").is(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "PUT | /api/ai/aliases/a | {\"strategy\":\"best\",\"targets\":[{\"model\":\"echo/echo\"}]} | strategy | unknown_strategy",
        "PUT | /api/ai/aliases/a | {\"strategy\":\"failover\",\"targets\":[]} | targets | required",
        "PUT | /api/ai/aliases/a | {\"strategy\":\"failover\",\"targets\":[{\"model\":\"no/such\"}]} | targets[0].model | unknown_model",
        "PUT | /api/ai/aliases/a | {\"strategy\":\"weighted\",\"targets\":[{\"model\":\"echo/echo\",\"weight\":0}]} | targets[0].weight | out_of_range",
        "PUT | /api/ai/aliases/a%20b | {\"strategy\":\"failover\",\"targets\":[{\"model\":\"echo/echo\"}]} | name | invalid_name",
        "PUT | /api/ai/prices | {\"model\":\"no/such\",\"inputPerMillion\":\"1\",\"outputPerMillion\":\"1\"} | model | unknown_model",
        "PUT | /api/ai/prices | {\"model\":\"echo/echo\",\"inputPerMillion\":\"-1\",\"outputPerMillion\":\"1\"} | inputPerMillion | out_of_range",
        "PUT | /api/ai/prices | {\"model\":\"echo/echo\",\"inputPerMillion\":\"1\",\"outputPerMillion\":\"0.0000001\"} | outputPerMillion | invalid_amount",
        "PUT | /api/ai/policy | {\"onStop\":\"explode\"} | onStop | out_of_range",
        "PUT | /api/ai/policy | {\"keepTextsDays\":366} | keepTextsDays | out_of_range",
        "PUT | /api/ai/policy | {\"cacheSeconds\":-1} | cacheSeconds | out_of_range",
        "PUT | /api/ai/policy | {\"noticeAt\":[0]} | noticeAt | out_of_range",
        "PUT | /api/ai/policy | {\"assistantModel\":\"no/such\"} | assistantModel | unknown_model",
        "POST | /api/ai/teams | {} | name | required",
        "POST | /api/ai/teams | {\"name\":\"x\",\"budget\":{\"amount\":\"much\"}} | budget.amount | invalid_amount"})
    void mistakesAreNamed(String method, String path, String body, String field, String code) {
        assertThat(bare.owner().method(method, path, body).refused(400, code).getString("field")).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"GET, aliases", "GET, prices", "GET, policy", "GET, teams", "GET, budgets", "GET, audit", "PUT, aliases/a", "PUT, prices", "PUT, policy",
        "POST, teams", "POST, prices/import", "DELETE, prices?model=x"})
    void onlyThoseInCharge(String method, String path) {
        for (String person : List.of("agent@it-desk.example", "member@it-desk.example")) {
            Client.signedIn(SERVER, person).method(method, "/api/ai/" + path, method.startsWith("P") ? "{}" : null).refused(403);
        }
        assertThat(owner.method(method, "/api/ai/" + path, method.startsWith("P") ? "{}" : null).status()).isIn(200, 400, 404);
    }

    @Test
    void aRepeatMakesNothingAndShowsNoSecret() {
        String once = Talk.unique();
        Client.Response first = repeat(once, "/api/ai/keys", "{\"name\":\"Once\"}").is(201);
        Client.Response again = repeat(once, "/api/ai/keys", "{\"name\":\"Once\"}").is(201);

        assertThat(again.header("Idempotent-Replay")).hasValue("true");
        assertThat(again.json().getString("id")).isEqualTo(first.json().getString("id"));
        assertThat(again.json().isNull("key")).isTrue();
        assertThat(frontdesk.testing.ServerDatabase.count(SERVER, "select count(*) from idempotency_key k where k::text like ?",
                "%" + first.json().getString("key") + "%")).isZero();
        repeat(once, "/api/ai/keys", "{\"name\":\"Other\"}").refused(422, "idempotency_key_reused");

        String provider = "{\"name\":\"" + Talk.unique().toLowerCase(java.util.Locale.ROOT) + "\",\"kind\":\"openai\",\"apiKey\":\"planted-secret-9\"}";
        String two = Talk.unique();
        assertThat(repeat(two, "/api/ai/providers", provider).is(201).text()).isEqualTo(repeat(two, "/api/ai/providers", provider).is(201).text());
        String three = Talk.unique();
        String team = "{\"name\":\"" + three + "\"}";
        assertThat(repeat(three, "/api/ai/teams", team).is(201).text()).isEqualTo(repeat(three, "/api/ai/teams", team).is(201).text());
    }

    private static Client.Response repeat(String key, String path, String body) {
        Client boss = third.owner();
        return boss.send(boss.request(path).header("Content-Type", "application/json").header("Idempotency-Key", key)
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    }

    private static void spend(Key key, int tokens) {
        key.chatUnder("no-store", Key.chatBody("echo/priced", "word ".repeat(200), ",\"max_tokens\":" + tokens)).is(200);
    }

    private static void refused(Key key, int tokens, String whose) {
        JsonObject error = Key.error(key.chat(Key.chatBody("echo/priced", "word", ",\"max_tokens\":" + tokens)).is(429));
        assertThat(error.getString("code")).isEqualTo("insufficient_quota");
        assertThat(error.getString("message")).contains(whose);
    }

    private static void alias(String name, String strategy, String... models) {
        String targets = String.join(",", List.of(models).stream().map(model -> "{\"model\":\"" + model + "\"}").toList());
        owner.method("PUT", "/api/ai/aliases/" + name, "{\"strategy\":\"" + strategy + "\",\"targets\":[" + targets + "]}").is(200);
    }

    private static JsonObject model(String id) {
        return owner.get("/api/ai/models?limit=200").is(200).rows().stream().filter(one -> one.getString("id").equals(id)).findFirst().orElseThrow();
    }

    private static Key key(String terms) {
        return Key.of(SERVER, company, terms);
    }
}
