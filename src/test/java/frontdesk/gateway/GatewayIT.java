package frontdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

/**
 * Calls are answered, whole and streamed, in both protocols; each has its exact cost; what was
 * answered before costs nothing.
 */
class GatewayIT {

    private static final TestServer SERVER = SharedServer.get();
    private static final String HELLO = "Hello you there, how are you?";

    /** Of {@link #HELLO} in o200k_base. */
    private static final int HELLO_TOKENS = 8;

    private static Company company;
    private static Key key;

    @BeforeAll
    static void make() {
        company = Company.found(SERVER);
        key = Key.of(SERVER, company, "{\"budget\":{\"amount\":\"50\",\"currency\":\"USD\"}}");
    }

    @Test
    void theEchoSaysTheLastThingThatTheUserSaid() {
        Client.Response answer =
                key.chat(
                        "{\"model\":\"echo/echo\",\"messages\":[{\"role\":\"user\",\"content\":\"No\"},{\"role\":\"assistant\",\"content\":\"No\"},{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Grüße"
                                + " 🎈\"}]}]}");

        assertThat(Key.content(answer)).isEqualTo("Grüße 🎈");
        assertThat(answer.json().getString("object")).isEqualTo("chat.completion");
        assertThat(answer.header("x-frontdesk-cost")).hasValue("0.00");
        assertThat(answer.header("x-frontdesk-model")).hasValue("echo/echo");
    }

    @Test
    void aPricedCallCostsWhatItsTokensCost() {
        Key own = Key.of(SERVER, company, "{\"budget\":{\"amount\":\"5\"}}");
        Client.Response answer = own.chat("echo/priced", HELLO).is(200);
        JsonObject usage = answer.json().getJsonObject("usage");

        assertThat(usage.getInt("completion_tokens")).isEqualTo(HELLO_TOKENS);
        BigDecimal cost = new BigDecimal(answer.header("x-frontdesk-cost").orElseThrow());
        assertThat(cost).isEqualByComparingTo(Key.price(usage)).isPositive();
        assertThat(own.spent()).isEqualByComparingTo(cost);
        JsonObject row = own.calls().getFirst();
        assertThat(new BigDecimal(row.getString("cost"))).isEqualByComparingTo(cost);
        assertThat(row.getString("id")).isEqualTo(answer.header("x-frontdesk-call").orElseThrow());
        assertThat(row.getInt("input")).isEqualTo(usage.getInt("prompt_tokens"));
        assertThat(row.getInt("output")).isEqualTo(HELLO_TOKENS);
        assertThat(row.getString("outcome")).isEqualTo("ok");
        assertThat(row.getBoolean("estimated")).isFalse();
    }

    @Test
    void aStreamSaysTheSameAndCostsTheSame() {
        Key own = Key.of(SERVER, company, "{\"budget\":{\"amount\":\"5\"}}");
        Client.Response stream =
                own.chat(
                        Key.chatBody(
                                "echo/priced",
                                HELLO,
                                ",\"stream\":true,\"stream_options\":{\"include_usage\":true}"));
        List<JsonObject> chunks = Key.chunks(stream);

        assertThat(Key.text(chunks)).isEqualTo(HELLO);
        assertThat(stream.header("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(stream.text()).contains("data: [DONE]\n\n");
        BigDecimal cost = Key.price(chunks.getLast().getJsonObject("usage"));
        assertThat(own.spent()).isEqualByComparingTo(cost).isPositive();
        assertThat(own.calls())
                .hasSize(1)
                .first()
                .satisfies(
                        row -> {
                            assertThat(new BigDecimal(row.getString("cost")))
                                    .isEqualByComparingTo(cost);
                            assertThat(row.getInt("output")).isEqualTo(HELLO_TOKENS);
                            assertThat(row.isNull("firstMillis")).isFalse();
                        });
        assertThat(stream.text())
                .contains(": cost " + own.view().getJsonObject("budget").getString("spent"));
    }

    @Test
    void usageIsToldToThoseWhoAskForIt() {
        List<JsonObject> chunks =
                Key.chunks(
                        key.chat(Key.chatBody("echo/priced", Talk.unique(), ",\"stream\":true")));

        assertThat(chunks)
                .isNotEmpty()
                .noneMatch(chunk -> chunk.containsKey("usage") && !chunk.isNull("usage"));
        assertThat(key.calls().getFirst().getInt("output")).isPositive();
    }

    @Test
    void maxTokensCutsTheAnswer() {
        Client.Response answer = key.chat(Key.chatBody("echo/priced", HELLO, ",\"max_tokens\":3"));

        assertThat(Key.content(answer)).isEqualTo("Hello you there");
        assertThat(answer.json().getJsonObject("usage").getInt("completion_tokens")).isEqualTo(3);
        assertThat(
                        answer.json()
                                .getJsonArray("choices")
                                .getJsonObject(0)
                                .getString("finish_reason"))
                .isEqualTo("length");
    }

    @Test
    void anthropicsProtocolReachesTheSame() {
        String body = Key.chatBody("echo/priced", HELLO, ",\"max_tokens\":100");
        Client.Response answer = key.messages(body).is(200);
        JsonObject json = answer.json();

        assertThat(json.getString("type")).isEqualTo("message");
        assertThat(json.getJsonArray("content").getJsonObject(0).getString("text"))
                .isEqualTo(HELLO);
        assertThat(json.getString("stop_reason")).isEqualTo("end_turn");
        assertThat(json.getJsonObject("usage").getInt("output_tokens")).isEqualTo(HELLO_TOKENS);
        assertThat(new BigDecimal(answer.header("x-frontdesk-cost").orElseThrow())).isPositive();

        String stream =
                key.messages(body.replace("\"max_tokens\"", "\"stream\":true,\"max_tokens\""))
                        .is(200)
                        .text();
        assertThat(stream)
                .contains(
                        "event: message_start\n",
                        "event: content_block_delta\n",
                        "event: message_stop\n");
    }

    @Test
    void theSameAgainCostsNothing() {
        Key own = Key.of(SERVER, company, "{\"budget\":{\"amount\":\"5\"}}");
        String body = Key.chatBody("echo/priced", Talk.unique(), "");
        Client.Response first = own.chat(body).is(200);
        BigDecimal spent = own.spent();
        Client.Response second = own.chat(body).is(200);

        assertThat(first.header("x-frontdesk-cache")).hasValue("miss");
        assertThat(second.header("x-frontdesk-cache")).hasValue("hit");
        assertThat(second.header("x-frontdesk-cost")).hasValue("0.00");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(own.spent()).isEqualByComparingTo(spent).isPositive();
        assertThat(own.calls())
                .extracting(row -> row.getString("cache"))
                .containsExactly("hit", "miss");
    }

    @Test
    void otherParametersAreAnotherCall() {
        String prompt = Talk.unique();
        assertThat(key.chat(Key.chatBody("echo/priced", prompt, "")).header("x-frontdesk-cache"))
                .hasValue("miss");
        assertThat(
                        key.chat(Key.chatBody("echo/priced", prompt, ",\"temperature\":0.5"))
                                .header("x-frontdesk-cache"))
                .hasValue("miss");
        assertThat(key.chat(Key.chatBody("echo/echo", prompt, "")).header("x-frontdesk-cache"))
                .hasValue("miss");
    }

    @Test
    void streamsReplayAsStreams() {
        String body =
                Key.chatBody(
                        "echo/priced", Talk.unique() + " ".repeat(100) + "x", ",\"stream\":true");
        Client.Response first = key.chat(body);
        Client.Response second = key.chat(body);

        assertThat(second.header("x-frontdesk-cache")).hasValue("hit");
        assertThat(second.header("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(Key.chunks(second)).isEqualTo(Key.chunks(first)).hasSizeGreaterThan(3);
        assertThat(second.text()).contains("data: [DONE]\n\n");
    }

    @Test
    void cacheControlIsRespected() {
        String body = Key.chatBody("echo/priced", Talk.unique(), "");
        assertThat(key.chatUnder("no-store", body).is(200).header("x-frontdesk-cache"))
                .hasValue("off");
        assertThat(key.chat(body).is(200).header("x-frontdesk-cache"))
                .as("nothing was stored")
                .hasValue("miss");
        assertThat(key.chatUnder("no-cache", body).is(200).header("x-frontdesk-cache"))
                .as("not read")
                .hasValue("miss");
        assertThat(key.chat(body).is(200).header("x-frontdesk-cache")).hasValue("hit");
    }

    @Test
    void businessesWithTheSamePromptShareNothing() {
        String body = Key.chatBody("echo/priced", Talk.unique(), "");
        key.chat(body).is(200);
        Key foreign = Key.of(SERVER, Company.found(SERVER), "{}");

        assertThat(foreign.chat(body).is(200).header("x-frontdesk-cache")).hasValue("miss");
        assertThat(foreign.owner().get("/api/ai/usage/details").rows())
                .hasSize(1)
                .allMatch(row -> row.getString("keyId").equals(foreign.id()));
        assertThat(foreign.owner().get("/api/ai/usage/details?key=" + key.id()).rows()).isEmpty();
        assertThat(foreign.owner().get("/api/ai/budgets").rows()).isEmpty();
    }

    @Test
    void modelsAreListed() {
        Client.Response list = key.client().get("/v1/models").is(200);
        assertThat(list.json().getJsonArray("data").getValuesAs(JsonValue::asJsonObject))
                .extracting(model -> model.getString("id"))
                .contains("echo/echo", "echo/priced", "echo/minilm");
        assertThat(key.client().get("/v1/models/echo/echo").is(200).json().getString("id"))
                .isEqualTo("echo/echo");
        assertThat(Key.error(key.client().get("/v1/models/no/such").is(404)).getString("code"))
                .isEqualTo("model_not_found");
    }

    @Test
    void usageAddsUpToWhatTheCallsCost() {
        Key own = Key.of(SERVER, company, "{\"budget\":{\"amount\":\"5\"}}");
        for (int i = 0; i < 5; i++) {
            own.chat("echo/priced", Talk.unique()).is(200);
        }
        BigDecimal rows =
                own.calls().stream()
                        .map(row -> new BigDecimal(row.getString("cost")))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal sums =
                own.owner().get("/api/ai/usage?by=key&key=" + own.id()).rows().stream()
                        .map(row -> new BigDecimal(row.getString("cost")))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(own.spent()).isEqualByComparingTo(rows).isEqualByComparingTo(sums).isPositive();
    }
}
