package frontdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Aliases and prices: set by those in charge, and every call keeps to them at once. */
class GatewayRoutesIT {

    private static final TestServer SERVER = SharedServer.get();

    private static Company company;
    private static Company other;
    private static Client owner;

    @BeforeAll
    static void make() {
        company = Company.found(SERVER);
        other = Company.found(SERVER);
        owner = company.owner();
        for (Company each : List.of(company, other)) {
            each.owner()
                    .post(
                            "/api/ai/providers",
                            "{\"name\":\"gone\",\"kind\":\"openai\",\"baseUrl\":\"https://gone.invalid/v1\"}")
                    .is(201);
        }
    }

    @Test
    void anAliasFallsOverToTheNextThatAnswers() {
        alias("main", "failover", "gone/gpt-5", "echo/echo");
        Client.Response answer = key("{\"models\":[\"main\"]}").chat("main", Talk.unique()).is(200);

        assertThat(answer.header("x-frontdesk-model")).hasValue("echo/echo");
        assertThat(Integer.parseInt(answer.header("x-frontdesk-attempts").orElseThrow()))
                .isGreaterThan(1);
        assertThat(key("{}").client().get("/v1/models").text()).contains("\"main\"");
    }

    @Test
    void theCheapestIsAskedFirstAndWhatHasNoPriceLast() {
        alias("cheap", "cheapest", "gone/no-such-price", "echo/priced", "echo/echo");
        assertThat(key("{}").chat("cheap", Talk.unique()).header("x-frontdesk-model"))
                .hasValue("echo/echo");

        Key key = key("{}");
        owner.method(
                        "PUT",
                        "/api/ai/prices",
                        "{\"model\":\"echo/echo\",\"inputPerMillion\":\"900\",\"outputPerMillion\":\"900\"}")
                .is(200);
        assertThat(key.chat("cheap", Talk.unique()).header("x-frontdesk-model"))
                .hasValue("echo/priced");
        owner.method("DELETE", "/api/ai/prices?model=echo/echo", null).is(204);
    }

    @Test
    void weightsShareTheCalls() {
        owner.method(
                        "PUT",
                        "/api/ai/aliases/mixed",
                        """
                        {"strategy":"weighted","targets":[{"model":"echo/echo","weight":1},{"model":"echo/priced","weight":1}]}\
                        """)
                .is(200);
        Key key = key("{}");
        Set<String> answered = new TreeSet<>();
        for (int i = 0; i < 60 && answered.size() < 2; i++) {
            answered.add(
                    key.chat("mixed", Talk.unique())
                            .is(200)
                            .header("x-frontdesk-model")
                            .orElseThrow());
        }
        assertThat(answered).containsExactly("echo/echo", "echo/priced");
    }

    @Test
    void anAliasThatWasRemovedIsUnknownAtOnce() {
        Client boss = Company.found(SERVER).owner();
        boss.method(
                        "PUT",
                        "/api/ai/aliases/brief",
                        "{\"strategy\":\"failover\",\"targets\":[{\"model\":\"echo/echo\"}]}")
                .is(200);
        Key key = Key.of(SERVER, boss, "{}");
        key.chat("brief", Talk.unique()).is(200);
        assertThat(
                        Key.error(
                                        Key.of(SERVER, Company.found(SERVER), "{}")
                                                .chat("brief", "Hi")
                                                .is(404))
                                .getString("code"))
                .as("to others")
                .isEqualTo("model_not_found");
        boss.method("DELETE", "/api/ai/aliases/brief", null).is(204);
        key.chat("brief", Talk.unique()).is(404);
        boss.method("DELETE", "/api/ai/aliases/brief", null).refused(404, "unknown_alias");
    }

    @Test
    void anOwnPriceHoldsForItsBusinessOnly() {
        owner.method(
                        "PUT",
                        "/api/ai/prices",
                        """
                        {"model":"echo/priced","inputPerMillion":"2","outputPerMillion":"0.5","cachedPerMillion":"0.25"}\
                        """)
                .is(200);
        Client.Response mine = key("{}").chat("echo/priced", Talk.unique());
        Client.Response theirs = Key.of(SERVER, other, "{}").chat("echo/priced", Talk.unique());

        JsonObject usage = mine.json().getJsonObject("usage");
        assertThat(new BigDecimal(mine.header("x-frontdesk-cost").orElseThrow()))
                .isEqualByComparingTo(
                        new BigDecimal("0.000002")
                                .multiply(BigDecimal.valueOf(usage.getInt("prompt_tokens")))
                                .add(
                                        new BigDecimal("0.0000005")
                                                .multiply(
                                                        BigDecimal.valueOf(
                                                                usage.getInt(
                                                                        "completion_tokens")))));
        assertThat(new BigDecimal(theirs.header("x-frontdesk-cost").orElseThrow()))
                .isEqualByComparingTo(Key.price(theirs.json().getJsonObject("usage")));
        JsonObject row =
                owner.get("/api/ai/prices").is(200).rows().stream()
                        .filter(one -> one.getString("model").equals("echo/priced"))
                        .findFirst()
                        .orElseThrow();
        assertThat(row.getString("cachedPerMillion")).isEqualTo("0.25");
        assertThat(row.isNull("cacheWritePerMillion")).isTrue();
        assertThat(model("echo/priced").getString("priceSource")).isEqualTo("own");

        owner.method("DELETE", "/api/ai/prices?model=echo/priced", null).is(204);
        assertThat(model("echo/priced").getString("priceSource")).isEqualTo("catalogue");
        owner.method("DELETE", "/api/ai/prices?model=echo/priced", null)
                .refused(404, "unknown_price");
    }

    @Test
    void aFileOfPricesIsTakenWhereThereIsAProvider() {
        JsonObject answer =
                owner.post(
                                "/api/ai/prices/import",
                                """
                                {"sample_spec":{"input_cost_per_token":0},
                                 "gpt-new":{"litellm_provider":"openai","mode":"chat","input_cost_per_token":1e-6,"output_cost_per_token":2e-6,"max_input_tokens":1000},
                                 "openai/gpt-newer":{"litellm_provider":"openai","input_cost_per_token":3e-6,"output_cost_per_token":4e-6,
                                    "input_cost_per_token_batches":1e-6},
                                 "claude-x":{"litellm_provider":"anthropic","input_cost_per_token":1e-6},
                                 "gpt-minus":{"litellm_provider":"openai","input_cost_per_token":-1},
                                 "dall-e":{"litellm_provider":"openai","input_cost_per_pixel":1e-6},
                                 "nonsense":7}\
                                """)
                        .is(200)
                        .json();

        assertThat(answer.getInt("taken")).isEqualTo(2);
        assertThat(answer.getJsonArray("skipped"))
                .extracting(one -> one.asJsonObject().getString("model"))
                .containsExactlyInAnyOrder("claude-x", "gpt-minus", "dall-e", "nonsense");
        assertThat(model("gone/gpt-new").getInt("contextTokens")).isEqualTo(1000);
        assertThat(model("gone/gpt-newer").getJsonObject("price").getString("outputPerMillion"))
                .isEqualTo("4.00");
        owner.post(
                        "/api/ai/prices/import",
                        "{\"gpt-x\":{\"litellm_provider\":\"nobody\",\"input_cost_per_token\":1}}")
                .refused(400, "no_prices");
    }

    private static void alias(String name, String strategy, String... models) {
        String targets =
                String.join(
                        ",",
                        List.of(models).stream()
                                .map(model -> "{\"model\":\"" + model + "\"}")
                                .toList());
        owner.method(
                        "PUT",
                        "/api/ai/aliases/" + name,
                        "{\"strategy\":\"" + strategy + "\",\"targets\":[" + targets + "]}")
                .is(200);
    }

    private static JsonObject model(String id) {
        return owner.get("/api/ai/models?limit=200").is(200).rows().stream()
                .filter(one -> one.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Key key(String terms) {
        return Key.of(SERVER, company, terms);
    }
}
