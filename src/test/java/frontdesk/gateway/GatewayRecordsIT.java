package frontdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import jakarta.json.JsonObject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/**
 * What is kept of calls: texts where the business says so and as long as it says, and notices of
 * budgets, once each.
 */
class GatewayRecordsIT {

    private static final TestServer SERVER = SharedServer.get();

    private static Company keeping;
    private static Company other;

    @BeforeAll
    static void make() {
        keeping = Company.found(SERVER);
        other = Company.found(SERVER);
        keeping.owner().method("PUT", "/api/ai/policy", "{\"keepTextsDays\":2}").is(200);
    }

    @Test
    void textsAreKeptForThoseWhoWantIt() {
        String prompt = "Prompt " + Talk.unique();
        String call = call(keeping, Key.chatBody("echo/echo", prompt, ""));
        JsonObject text = text(call);

        assertThat(text.getString("request")).contains(prompt);
        assertThat(text.getString("answer")).contains(prompt, "chat.completion");
        String streamed = call(keeping, Key.chatBody("echo/echo", prompt, ",\"stream\":true"));
        assertThat(text(streamed).getString("answer")).isEqualTo(prompt);

        other.owner().get("/api/ai/calls/" + call + "/text").refused(404, "unknown_text");
        Client.signedIn(SERVER, "agent@it-desk.example")
                .get("/api/ai/calls/" + call + "/text")
                .refused(403);
    }

    @Test
    void aCallIsFoundByItsIdWithItsTextWhereThatIsKept() {
        String kept = call(keeping, Key.chatBody("echo/priced", Talk.unique(), ""));
        text(kept);
        JsonObject found = keeping.owner().get("/api/ai/usage/details/" + kept).is(200).json();
        assertThat(found.getString("id")).isEqualTo(kept);
        assertThat(found.getString("requested")).isEqualTo("echo/priced");
        assertThat(
                        keeping.owner()
                                .get(found.getString("text"))
                                .is(200)
                                .json()
                                .containsKey("answer"))
                .isTrue();
        assertThat(keeping.owner().get("/api/ai/usage/details?limit=200").is(200).rows())
                .contains(found);

        String bare = call(other, Key.chatBody("echo/echo", Talk.unique(), ""));
        assertThat(other.owner().get("/api/ai/usage/details/" + bare).is(200).json().isNull("text"))
                .isTrue();
        other.owner().get("/api/ai/usage/details/" + kept).refused(404, "unknown_call");
        Client.signedIn(SERVER, "agent@it-desk.example")
                .get("/api/ai/usage/details/" + kept)
                .refused(403);
    }

    @Test
    void andForNobodyElse() {
        String prompt = "Prompt " + Talk.unique();
        String call = call(other, Key.chatBody("echo/echo", prompt, ""));
        text(call(keeping, Key.chatBody("echo/echo", Talk.unique(), "")));
        other.owner().get("/api/ai/calls/" + call + "/text").refused(404, "unknown_text");
        assertThat(
                        ServerDatabase.count(
                                SERVER,
                                "select count(*) from ai_text where request like ?",
                                "%" + prompt + "%"))
                .isZero();
    }

    @Test
    void andNoLongerThanTheySay() {
        String old = call(keeping, Key.chatBody("echo/echo", Talk.unique(), ""));
        String young = call(keeping, Key.chatBody("echo/echo", Talk.unique(), ""));
        text(old);
        text(young);
        age(old, "49 hours");
        age(young, "47 hours");
        Awaitility.await("the old one is gone")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                ServerDatabase.count(
                                                SERVER,
                                                "select count(*) from ai_text where call_id ="
                                                        + " cast(? as uuid)",
                                                old)
                                        == 0);
        keeping.owner().get("/api/ai/calls/" + young + "/text").is(200);
    }

    @Test
    void aBudgetTellsOncePerPercent() {
        Key key =
                Key.of(SERVER, other, "{\"budget\":{\"amount\":\"0.0100\",\"period\":\"month\"}}");
        String budget =
                ServerDatabase.column(
                                SERVER,
                                "select id from ai_budget where scope_id = cast(? as uuid)",
                                key.id())
                        .getFirst();
        spend(key, 55);
        told(budget, "50");
        spend(key, 10);
        spend(key, 20);
        told(budget, "50", "80");
        spend(key, 5);
        key.view();
        told(budget, "50", "80");
    }

    private static void told(String budget, String... percents) {
        Awaitility.await("news of " + String.join(", ", percents))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(
                                                ServerDatabase.column(
                                                        SERVER,
                                                        """
                                                        select cast(payload as jsonb) ->> 'percent' from outbox_event where type = 'ai.budget.threshold' and subject = cast(? as uuid)
                                                        order by occurred_at
                                                        """,
                                                        budget))
                                        .isEqualTo(List.of(percents)));
    }

    /**
     * @param percent of a cent, nearly: that many answer tokens, and a short prompt
     */
    private static void spend(Key key, int percent) {
        key.chatUnder(
                        "no-store",
                        Key.chatBody(
                                "echo/priced", "word ".repeat(200), ",\"max_tokens\":" + percent))
                .is(200);
    }

    private static void age(String call, String by) {
        ServerDatabase.update(
                SERVER,
                "update ai_text set created_at = now() - cast(? as interval) where call_id = cast(?"
                        + " as uuid)",
                by,
                call);
    }

    private static String call(Company company, String body) {
        return company.owner()
                .post("/api/ai/chat", body)
                .is(200)
                .header("x-frontdesk-call")
                .orElseThrow();
    }

    private static JsonObject text(String call) {
        String path = "/api/ai/calls/" + call + "/text";
        Awaitility.await("it is stored")
                .atMost(Duration.ofSeconds(20))
                .until(() -> keeping.owner().get(path).status() == 200);
        return keeping.owner().get(path).json();
    }
}
