package frontdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;

/** A budget is a wall, and says what is left; a limit says when it opens again. */
class GatewayLimitsIT {

    private static final TestServer SERVER = SharedServer.get();

    private static Company company;

    @BeforeAll
    static void make() {
        company = Company.found(SERVER);
    }

    @Test
    void whatDoesNotFitIsRefusedAndToldWhatIsLeft() {
        Key key =
                key("{\"budget\":{\"amount\":\"1.00\",\"currency\":\"USD\",\"period\":\"month\"}}");
        key.chat("echo/priced", Talk.unique()).is(200);
        JsonObject budget = key.view().getJsonObject("budget");
        Client.Response refused =
                key.chat(Key.chatBody("echo/priced", "Hi", ",\"max_tokens\":20000"));
        JsonObject error = Key.error(refused.is(429));

        assertThat(error.getString("code")).isEqualTo("insufficient_quota");
        assertThat(new BigDecimal(budget.getString("left")))
                .isLessThan(BigDecimal.ONE)
                .isGreaterThan(new BigDecimal("0.98"));
        assertThat(error.getString("message"))
                .contains(
                        "1.00 USD per month",
                        "has " + budget.getString("left") + " USD left",
                        "up to 2.0");
        assertThat(refused.header("x-should-retry")).hasValue("false");
        assertThat(key.view().getJsonObject("budget")).as("it cost nothing").isEqualTo(budget);
        assertThat(key.calls().getFirst().getString("outcome")).isEqualTo("insufficient_quota");
        key.chat(Key.chatBody("echo/priced", "Hi", ",\"max_tokens\":20")).is(200);
    }

    @Test
    void saysSoInAnthropicsWords() {
        Key key = key("{\"budget\":{\"amount\":\"0.0001\"}}");
        Client.Response refused =
                key.messages(Key.chatBody("echo/priced", "Hi", ",\"max_tokens\":1000")).is(429);

        assertThat(refused.json().getString("type")).isEqualTo("error");
        assertThat(Key.error(refused).getString("type")).isEqualTo("rate_limit_error");
        assertThat(Key.error(refused).getString("message")).contains("0.0001 USD left");
    }

    @Test
    void isSpentToTheLastCallThatFitsAndNotBeyond() {
        Key key = key("{\"budget\":{\"amount\":\"0.0100\"}}");
        int answered = 0;
        Client.Response last = key.chat(body(0));
        while (last.status() == 200) {
            last = key.chat(body(++answered));
        }
        JsonObject budget = key.view().getJsonObject("budget");

        assertThat(Key.error(last.is(429)).getString("code")).isEqualTo("insufficient_quota");
        assertThat(answered).isEqualTo(9);
        assertThat(new BigDecimal(budget.getString("spent")))
                .isLessThanOrEqualTo(new BigDecimal("0.01"))
                .isGreaterThan(new BigDecimal("0.009"));
        assertThat(budget.getString("reserved")).isEqualTo("0.00");
        assertThat(Key.error(last).getString("message"))
                .contains("has " + budget.getString("left") + " USD left");
        key.chat("echo/echo", "What costs nothing goes on").is(200);
    }

    /** Ten tokens of answer and some of prompt: a bit more than 0.001. */
    private static String body(int number) {
        return Key.chatBody(
                "echo/priced",
                "one two three four five six seven eight nine ten eleven " + number,
                ",\"max_tokens\":10");
    }

    @Test
    void aWarningIsNoWall() {
        Key key = key("{\"budget\":{\"amount\":\"0.0001\",\"hard\":false}}");
        key.chat("echo/priced", Talk.unique()).is(200);
        key.chat("echo/priced", Talk.unique()).is(200);

        assertThat(key.spent()).isGreaterThan(new BigDecimal("0.0001"));
        assertThat(key.view().getJsonObject("budget").getString("left")).isEqualTo("0.00");
    }

    @Test
    void aRaisedBudgetOpensTheWallAtOnce() {
        Key key = key("{\"budget\":{\"amount\":\"0.00001\"}}");
        key.chat("echo/priced", "Hi there").is(429);
        company.owner().post("/api/ai/keys/" + key.id() + "/budget", "{\"amount\":\"1\"}").is(200);
        key.chat("echo/priced", "Hi there").is(200);
        company.owner().post("/api/ai/keys/" + key.id() + "/budget", "{\"amount\":\"0\"}").is(200);
        key.chat("echo/priced", "Hi there once more").is(429);
    }

    @Test
    void requestsAreLimited() {
        Key key = key("{\"limits\":{\"requestsPerMinute\":3}}");
        for (int left = 2; left >= 0; left--) {
            Client.Response answer = key.chat("echo/echo", "Hi").is(200);
            assertThat(answer.header("RateLimit-Limit")).hasValue("3");
            assertThat(answer.header("RateLimit-Remaining")).hasValue(Integer.toString(left));
            assertThat(Integer.parseInt(answer.header("RateLimit-Reset").orElseThrow()))
                    .isBetween(1, 60);
        }
        Client.Response refused = key.chat("echo/echo", "Hi").is(429);

        assertThat(Key.error(refused).getString("code")).isEqualTo("rate_limit_exceeded");
        assertThat(Key.error(refused).getString("message"))
                .contains("The limit of this key, 3 requests per minute, is reached.");
        assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow())).isBetween(1, 60);
        assertThat(refused.header("RateLimit-Limit")).hasValue("3");
        assertThat(refused.header("RateLimit-Remaining")).hasValue("0");
        assertThat(
                        key.messages(Key.chatBody("echo/echo", "Hi", ",\"max_tokens\":9"))
                                .is(429)
                                .header("Retry-After"))
                .isPresent();
        key("{\"limits\":{\"requestsPerMinute\":3}}")
                .chat("echo/echo", "Another key has a limit of its own")
                .is(200);
    }

    @Test
    void tokensAreLimited() {
        Key key = key("{\"limits\":{\"tokensPerMinute\":500}}");
        Client.Response refused = key.chat(Key.chatBody("echo/echo", "Hi", ",\"max_tokens\":501"));

        assertThat(Key.error(refused.is(429)).getString("message"))
                .contains("500 tokens per minute");
        key.chat(Key.chatBody("echo/echo", "Hi", ",\"max_tokens\":400")).is(200);
        key.chat(
                        Key.chatBody(
                                "echo/echo",
                                "What was not used counts no more",
                                ",\"max_tokens\":400"))
                .is(200);
    }

    @Test
    void aPersonsLimitCountsAllTheirKeysAndPagesTogether() {
        Company of = Company.found(SERVER);
        limit(of, "\"person\":{\"requestsPerMinute\":3}");
        Key one = Key.of(SERVER, of, "{}");
        Key other = Key.of(SERVER, of, "{\"limits\":{\"requestsPerMinute\":4}}");
        assertThat(one.chat("echo/echo", "Hi").is(200).header("RateLimit-Remaining"))
                .as("the tightest")
                .hasValue("2");
        other.chat("echo/echo", "Hi").is(200);
        of.owner().post("/api/ai/chat", Key.chatBody("echo/echo", "Hi", "")).is(200);

        assertThat(Key.error(other.chat("echo/echo", "Hi").is(429)).getString("message"))
                .contains("this person, 3 requests per minute,");
        assertThat(
                        of.owner()
                                .post("/api/ai/chat", Key.chatBody("echo/echo", "Hi", ""))
                                .refused(429, "rate_limit_exceeded")
                                .getString("detail"))
                .contains("this person");
        Key colleagues = Key.of(SERVER, of, "{}");
        ServerDatabase.update(
                SERVER,
                "update ai_key set owner_id = gen_random_uuid() where id = cast(? as uuid)",
                colleagues.id());
        colleagues.chat("echo/echo", "Who has other keys has a count of their own").is(200);

        limit(of, "\"person\":{\"requestsPerMinute\":100}");
        for (int left = 2; left >= 0; left--) {
            assertThat(other.chat("echo/echo", "Hi").is(200).header("RateLimit-Remaining"))
                    .as("what was refused did not count")
                    .hasValue("" + left);
        }
        assertThat(Key.error(other.chat("echo/echo", "Hi").is(429)).getString("message"))
                .contains("this key, 4 requests per minute,");
    }

    @Test
    void theBusinesssLimitCountsEverything() {
        Company of = Company.found(SERVER);
        limit(of, "\"business\":{\"requestsPerHour\":3,\"tokensPerHour\":1000}");
        Key one = Key.of(SERVER, of, "{}");
        Key colleagues = Key.of(SERVER, of, "{}");
        ServerDatabase.update(
                SERVER,
                "update ai_key set owner_id = gen_random_uuid() where id = cast(? as uuid)",
                colleagues.id());
        assertThat(
                        Key.error(
                                        one.chat(
                                                        Key.chatBody(
                                                                "echo/echo",
                                                                "Hi",
                                                                ",\"max_tokens\":1001"))
                                                .is(429))
                                .getString("message"))
                .contains("this business, 1000 tokens per hour,");
        one.chat("echo/echo", "Hi").is(200);
        colleagues.chat("echo/echo", "Hi").is(200);
        of.owner().post("/api/ai/chat", Key.chatBody("echo/echo", "Hi", "")).is(200);

        assertThat(Key.error(colleagues.chat("echo/echo", "Hi").is(429)).getString("message"))
                .contains("this business, 3 requests per hour,");
        of.owner()
                .post("/api/ai/chat", Key.chatBody("echo/echo", "Hi", ""))
                .refused(429, "rate_limit_exceeded");
        key("{}").chat("echo/echo", "Another business has a count of its own").is(200);
        of.owner().method("PUT", "/api/ai/policy", "{}").is(200);
        one.chat("echo/echo", "What is left out is no limit any more").is(200);
    }

    private static void limit(Company of, String limits) {
        JsonObject policy =
                of.owner()
                        .method("PUT", "/api/ai/policy", "{\"limits\":{" + limits + "}}")
                        .is(200)
                        .json();
        assertThat(of.owner().get("/api/ai/policy").is(200).json()).isEqualTo(policy);
    }

    private static Key key(String terms) {
        return Key.of(SERVER, company, terms);
    }
}
