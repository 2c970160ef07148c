package frontdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Company;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import jakarta.json.JsonObject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * The assistant's model answers through the gateway: the business pays, and where it may not, the
 * articles answer.
 */
class AssistantModelIT {

    private static final TestServer SERVER = SharedServer.get();

    /** The echo says what it was asked: the passages, which {@link #ARTICLE} is one of. */
    private static final String BY_MODEL = "Passages:";

    private static final String ARTICLE =
            "The umbrella stand is by the door of the hall. Please leave wet umbrellas there.";
    private static final String QUESTION = "Where is the umbrella stand?";

    private static Company company;

    @BeforeAll
    static void make() {
        company = Company.found(SERVER);
        knows(company);
    }

    @Test
    void isTheBusinesssChoiceAndPaidByItsBudget() {
        assertThat(answer()).contains("by the door").doesNotContain(BY_MODEL);
        assertThat(calls()).isEmpty();

        company.owner()
                .method("PUT", "/api/ai/policy", "{\"assistantModel\":\"echo/priced\"}")
                .is(200);
        budget("1");
        assertThat(answer()).contains(BY_MODEL, "[1]");
        JsonObject row = calls().getFirst();
        assertThat(row.getString("requested")).isEqualTo("echo/priced");
        assertThat(row.getString("outcome")).isEqualTo("ok");
        assertThat(row.isNull("keyId")).isTrue();
        assertThat(row.isNull("userId")).isTrue();
        BigDecimal cost = new BigDecimal(row.getString("cost"));
        JsonObject budget =
                company.owner().get("/api/ai/budgets").rows().getFirst().getJsonObject("budget");
        assertThat(new BigDecimal(budget.getString("spent")))
                .isEqualByComparingTo(cost)
                .isPositive();

        budget(budget.getString("spent"));
        company.owner()
                .method(
                        "PUT",
                        "/api/ai/policy",
                        "{\"assistantModel\":\"echo/priced\",\"cacheSeconds\":0}")
                .is(200);
        assertThat(answer())
                .as("without money the articles answer")
                .contains("by the door")
                .doesNotContain(BY_MODEL);
        assertThat(calls().getFirst().getString("outcome")).isEqualTo("insufficient_quota");
    }

    @Test
    void isHeldByTheBusinesssLimits() {
        Company own = Company.found(SERVER);
        Key key = Key.of(SERVER, own, "{}");
        knows(own);
        own.owner()
                .method(
                        "PUT",
                        "/api/ai/policy",
                        "{\"assistantModel\":\"echo/echo\",\"limits\":{\"business\":{\"requestsPerHour\":2}}}")
                .is(200);
        key.chat("echo/echo", "Hi").is(200);

        assertThat(answer(own)).contains(BY_MODEL);
        assertThat(answer(own))
                .as("beyond the limit the articles answer")
                .contains("by the door")
                .doesNotContain(BY_MODEL);
        key.chat("echo/echo", "Hi").is(429);
    }

    private static void knows(Company of) {
        of.write("Umbrella stand", ARTICLE);
        Awaitility.await("it is indexed")
                .atMost(Duration.ofSeconds(120))
                .until(
                        () ->
                                !of.owner()
                                        .get("/api/knowledge/search?q=umbrella")
                                        .is(200)
                                        .rows()
                                        .isEmpty());
    }

    private static String answer() {
        return answer(company);
    }

    private static String answer(Company company) {
        return Talk.ask(company.visitor(), QUESTION).getJsonObject("message").getString("text");
    }

    private static List<JsonObject> calls() {
        return company.owner().get("/api/ai/usage/details").is(200).rows();
    }

    private static void budget(String amount) {
        company.owner()
                .method(
                        "PUT",
                        "/api/ai/budgets/business/" + company.id(),
                        "{\"amount\":\"" + amount + "\"}")
                .is(200);
    }
}
