package frontdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.SharedServer;
import frontdesk.testing.TestServer;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is wrong with a request is told in its protocol's words, by the parameter's name. That
 * nothing is a 5xx, {@link Client} sees to.
 */
class GatewayInputIT {

    private static final TestServer SERVER = SharedServer.get();
    private static final String HI = "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";

    private static Key key;

    @BeforeAll
    static void make() {
        key = Key.of(SERVER, Company.found(SERVER), "{\"budget\":{\"amount\":\"1000\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "null",
                "\"text\"",
                "7",
                "{\"model\":\"echo/echo\"",
                "{'a':1}",
                "\0",
                "{\"a\":1e99999999999999}"
            })
    void whatIsNoJsonObject(String body) {
        for (String path :
                new String[] {"/v1/chat/completions", "/v1/completions", "/v1/embeddings"}) {
            JsonObject error = Key.error(key.client().post(path, body).is(400));
            assertThat(error.getString("type")).isEqualTo("invalid_request_error");
        }
        assertThat(Key.error(key.messages(body).is(400)).getString("type"))
                .isEqualTo("invalid_request_error");
    }

    @Test
    void whatIsNestedTooDeeply() {
        for (String body :
                new String[] {
                    "[".repeat(50_000),
                    "{\"x\":".repeat(50_000),
                    "{\"model\":\"echo/echo\",\"messages\":" + "[".repeat(50_000)
                }) {
            key.chat(body).is(400);
            key.messages(body).is(400);
        }
        key.chat(
                "{\"model\":\"echo/echo\","
                        + HI
                        + ",\"x\":"
                        + "[".repeat(900)
                        + "]".repeat(900)
                        + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{MESSAGES} | model | 400",
                "{'model':7,MESSAGES} | model | 400",
                "{'model':'',MESSAGES} | model | 400",
                "{'model':'echo/nothing',MESSAGES} | model | 404",
                "{'model':'gpt-4o',MESSAGES} | model | 404",
                "{'model':'echo/',MESSAGES} | model | 404",
                "{'model':'/',MESSAGES} | model | 404",
                "{'model':'echo/echo\\u0000',MESSAGES} | model | 404",
                "{'model':'echo/\\ud800',MESSAGES} | model | 404",
                "{'model':'echo/echo'} | messages | 400",
                "{'model':'echo/echo','messages':[]} | messages | 400",
                "{'model':'echo/echo','messages':'Hi'} | messages | 400",
                "{'model':'echo/echo','messages':[7]} | messages[0] | 400",
                "{'model':'echo/echo','messages':[{'content':'Hi'}]} | messages[0].role | 400",
                "{'model':'echo/echo','messages':[{'role':'king','content':'Hi'}]} |"
                        + " messages[0].role | 400",
                "{'model':'echo/echo','messages':[{'role':'user'}]} | messages[0].content | 400",
                "{'model':'echo/echo','messages':[{'role':'user','content':{}}]} |"
                        + " messages[0].content | 400",
                "{'model':'echo/echo','messages':[{'role':'user','content':[{}]}]} |"
                        + " messages[0].content[0].type | 400",
                "{'model':'echo/echo','max_tokens':-1,MESSAGES} | max_tokens | 400",
                "{'model':'echo/echo','max_tokens':0,MESSAGES} | max_tokens | 400",
                "{'model':'echo/echo','max_tokens':99999999999999999999,MESSAGES} | max_tokens |"
                        + " 400",
                "{'model':'echo/echo','max_tokens':1e400,MESSAGES} | max_tokens | 400",
                "{'model':'echo/echo','max_tokens':1.5,MESSAGES} | max_tokens | 400",
                "{'model':'echo/echo','max_tokens':'9',MESSAGES} | max_tokens | 400",
                "{'model':'echo/echo','max_completion_tokens':-5,MESSAGES} | max_completion_tokens"
                        + " | 400",
                "{'model':'echo/echo','temperature':2.1,MESSAGES} | temperature | 400",
                "{'model':'echo/echo','temperature':'hot',MESSAGES} | temperature | 400",
                "{'model':'echo/echo','top_p':-0.1,MESSAGES} | top_p | 400",
                "{'model':'echo/echo','n':0,MESSAGES} | n | 400",
                "{'model':'echo/echo','stream':'yes',MESSAGES} | stream | 400",
                "{'model':'echo/echo','tools':{},MESSAGES} | tools | 400",
                "{'model':'echo/echo','tools':[{'type':'function'}],MESSAGES} | tools[0].function |"
                        + " 400",
                "{'model':'echo/echo','stop':[1],MESSAGES} | stop[0] | 400",
            })
    void theParameterIsNamed(String body, String parameter, int status) {
        JsonObject error =
                Key.error(
                        key.chat(body.replace("MESSAGES", HI.replace('"', '\'')).replace('\'', '"'))
                                .is(status));
        assertThat(error.getString("param")).isEqualTo(parameter);
        assertThat(error.getString("type")).isEqualTo("invalid_request_error");
        assertThat(error.getString("message"))
                .contains(parameter.equals("model") ? "model" : parameter);
        assertThat(error.getString("code")).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'model':'echo/echo',MESSAGES} | max_tokens | 400",
                "{'model':'echo/echo','max_tokens':-1,MESSAGES} | max_tokens | 400",
                "{'model':'echo/echo','max_tokens':99999999999999999999,MESSAGES} | max_tokens |"
                        + " 400",
                "{'model':'echo/echo','max_tokens':'many',MESSAGES} | max_tokens | 400",
                "{'max_tokens':9,MESSAGES} | model | 400",
                "{'model':'claude-none','max_tokens':9,MESSAGES} | claude-none | 404",
                "{'model':'echo/echo','max_tokens':9} | messages | 400",
                "{'model':'echo/echo','max_tokens':9,'messages':[{'role':'user','content':7}]} |"
                        + " content | 400",
                "{'model':'echo/echo','max_tokens':9,'messages':[{'role':'king','content':'Hi'}]} |"
                        + " role | 400",
                "{'model':'echo/echo','max_tokens':9,'system':7,MESSAGES} | system | 400",
                "{'model':'echo/echo','max_tokens':9,'temperature':'hot',MESSAGES} | temperature |"
                        + " 400",
                "{'model':'echo/echo','max_tokens':9,'tools':7,MESSAGES} | tools | 400",
            })
    void inAnthropicsWordsToo(String body, String named, int status) {
        Client.Response refused =
                key.messages(body.replace("MESSAGES", HI.replace('"', '\'')).replace('\'', '"'))
                        .is(status);
        assertThat(refused.json().getString("type")).isEqualTo("error");
        assertThat(Key.error(refused).getString("type"))
                .isEqualTo(status == 404 ? "not_found_error" : "invalid_request_error");
        assertThat(Key.error(refused).getString("message")).contains(named);
    }

    @Test
    void whatNoBudgetPaysForIsRefusedAndNotMiscounted() {
        JsonObject error =
                Key.error(
                        key.chat(
                                        Key.chatBody(
                                                "echo/priced",
                                                "Hi",
                                                ",\"n\":128,\"max_tokens\":10000000"))
                                .is(429));
        assertThat(error.getString("code")).isEqualTo("insufficient_quota");
    }

    @Test
    void tenMegabytesAreTooMany() {
        String body = Key.chatBody("echo/echo", "word ".repeat(2 << 20), "");
        assertThat(Key.error(key.chat(body).is(413)).getString("code"))
                .isEqualTo("request_too_large");
        assertThat(Key.error(key.messages(body).is(413)).getString("type"))
                .isEqualTo("request_too_large");
    }

    @Test
    void sevenMegabytesAreAnswered() {
        assertThat(
                        Key.content(
                                key.chat(
                                        Key.chatBody(
                                                "echo/echo",
                                                "word ".repeat(1_400_000),
                                                ",\"max_tokens\":2"))))
                .isEqualTo("word word");
        key.chat(Key.chatBody("echo/echo", "x".repeat(1_000_000), ",\"max_tokens\":2")).is(200);
    }

    @Test
    void aLongNameOfAModelIsNotRepeated() {
        Client.Response refused = key.chat(Key.chatBody("x".repeat(1_000_000), "Hi", "")).is(404);
        assertThat(refused.body()).hasSizeLessThan(1_000);
    }

    @Test
    void anotherAddressOrMethod() {
        assertThat(Key.error(key.client().post("/v1/nothing", "{}").is(404)).getString("code"))
                .isEqualTo("unknown_url");
        assertThat(Key.error(key.client().get("/v1/chat/completions").is(405)).getString("code"))
                .isEqualTo("method_not_allowed");
        assertThat(Key.error(key.client().post("/v1/models", "{}").is(405)).getString("code"))
                .isEqualTo("method_not_allowed");
        key.client().method("DELETE", "/v1/models", null).is(405);
        key.client().method("PUT", "/v1/chat/completions", "{}").is(405);
    }

    @Test
    void whatIsNotKnownPasses() {
        key.chat(
                        Key.chatBody(
                                "echo/echo",
                                "Hi",
                                ",\"some_new_field\":{\"deep\":[1,null,true]},\"max_tokens\":null"))
                .is(200);
    }
}
