package frontdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.Forgery;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

/** People who are signed in ask models without a key; the business pays, within its budget. */
class GatewayPagesIT {

    private static final TestServer SERVER = SharedServer.get();
    private static final String CHAT = "/api/ai/chat";

    private static Company company;

    @BeforeAll
    static void make() {
        company = Company.found(SERVER);
    }

    @Test
    void aCallIsAnsweredChargedAndBookedToThePerson() {
        Company own = Company.found(SERVER);
        budget(own, "5");
        Client.Response answer =
                own.owner().post(CHAT, Key.chatBody("echo/priced", "Hello there", ""));

        assertThat(Key.content(answer)).isEqualTo("Hello there");
        BigDecimal cost = new BigDecimal(answer.header("x-frontdesk-cost").orElseThrow());
        assertThat(cost).isPositive();
        assertThat(answer.header("RateLimit-Limit")).hasValue("10000");
        JsonObject row = own.owner().get("/api/ai/usage/details").is(200).rows().getFirst();
        assertThat(row.getString("id")).isEqualTo(answer.header("x-frontdesk-call").orElseThrow());
        assertThat(row.isNull("keyId")).isTrue();
        assertThat(row.getString("userId"))
                .isEqualTo(Forgery.claimsOf(own.owner().token()).getString("sub"));
        JsonObject budget =
                own.owner()
                        .get("/api/ai/budgets")
                        .is(200)
                        .rows()
                        .getFirst()
                        .getJsonObject("budget");
        assertThat(new BigDecimal(budget.getString("spent"))).isEqualByComparingTo(cost);
    }

    @Test
    void whatDoesNotFitTheBusinesssBudgetIsRefused() {
        Company poor = Company.found(SERVER);
        budget(poor, "0.0001");

        JsonObject problem =
                poor.owner()
                        .post(CHAT, Key.chatBody("echo/priced", "Hi", ",\"max_tokens\":1000"))
                        .refused(429, "insufficient_quota");
        assertThat(problem.getString("detail")).contains("0.0001 USD left", "this business");
        poor.owner().post(CHAT, Key.chatBody("echo/echo", "Hi", "")).is(200);
    }

    @Test
    void streams() {
        Client.Response stream =
                company.owner()
                        .post(
                                CHAT,
                                Key.chatBody(
                                        "echo/echo", "One two three four", ",\"stream\":true"));

        assertThat(stream.header("Content-Type").orElseThrow()).startsWith("text/event-stream");
        List<JsonObject> chunks = Key.chunks(stream);
        assertThat(Key.text(chunks)).isEqualTo("One two three four");
        assertThat(stream.text()).contains("data: [DONE]\n\n", ": cost 0.00");
    }

    @Test
    void embeds() {
        JsonObject answer =
                company.owner()
                        .post(
                                "/api/ai/embeddings",
                                "{\"model\":\"echo/minilm\",\"input\":\"Hello\"}")
                        .is(200)
                        .json();
        assertThat(answer.getJsonArray("data").getJsonObject(0).getJsonArray("embedding"))
                .hasSize(384);
    }

    @Test
    void mistakesAreToldAsEverywhereInOurApi() {
        company.owner().post(CHAT, "{\"model\":\"echo/echo\"}").refused(400);
        assertThat(
                        company.owner()
                                .post(
                                        CHAT,
                                        "{\"model\":\"no/such\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}")
                                .refused(404, "model_not_found")
                                .getString("field"))
                .isEqualTo("model");
        company.owner().post(CHAT, "{").refused(400, "malformed_json");
        company.owner().post("/api/ai/completions", "{\"model\":\"echo/echo\"}").refused(400);
    }

    @Test
    void agentsMayAskMembersAndVisitorsMayNot() {
        Client agent = Client.signedIn(SERVER, "agent@it-desk.example");
        Client member = Client.signedIn(SERVER, "member@it-desk.example");
        String body = Key.chatBody("echo/echo", Talk.unique(), "");
        agent.post(CHAT, body).is(200);
        member.post(CHAT, body).refused(403);
        company.visitor().post(CHAT, body).refused(403);
        Client.nobody(SERVER).post(CHAT, body).refused(401);
        Client.bearer(SERVER, Key.of(SERVER, company, "{}").secret()).post(CHAT, body).refused(401);

        agent.get("/api/ai/models").is(200);
        member.get("/api/ai/models").is(200);
        company.visitor().get("/api/ai/models").refused(403);
    }

    @Test
    void theModelsAreListedWithTheirPrices() {
        List<JsonObject> models = company.owner().get("/api/ai/models").is(200).rows();

        assertThat(models)
                .extracting(model -> model.getString("id"))
                .containsExactly("echo/echo", "echo/minilm", "echo/priced");
        JsonObject priced = models.getLast();
        assertThat(priced.getString("mode")).isEqualTo("chat");
        assertThat(priced.getJsonObject("price").getString("inputPerMillion")).isEqualTo("1.00");
        assertThat(priced.getJsonObject("price").getString("outputPerMillion")).isEqualTo("100.00");
        assertThat(priced.getString("priceSource")).isEqualTo("catalogue");
        assertThat(models.get(1).getString("mode")).isEqualTo("embedding");

        JsonObject first = company.owner().get("/api/ai/models?limit=2").is(200).json();
        assertThat(first.getJsonArray("items")).hasSize(2);
        assertThat(
                        company.owner()
                                .get("/api/ai/models?limit=2&after=" + first.getString("next"))
                                .is(200)
                                .rows())
                .extracting(model -> model.getString("id"))
                .containsExactly("echo/priced");
    }

    private static void budget(Company of, String amount) {
        of.owner()
                .method(
                        "PUT",
                        "/api/ai/budgets/business/" + of.id(),
                        "{\"amount\":\"" + amount + "\",\"currency\":\"USD\",\"period\":\"month\"}")
                .is(200);
    }
}
