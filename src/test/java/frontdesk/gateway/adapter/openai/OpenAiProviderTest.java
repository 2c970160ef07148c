package frontdesk.gateway.adapter.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import frontdesk.gateway.adapter.Attempt;
import frontdesk.gateway.adapter.Json;
import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.ChunkReader;
import frontdesk.gateway.control.Dialect;
import frontdesk.gateway.control.Endpoint;
import frontdesk.gateway.control.Operation;
import frontdesk.gateway.control.Outgoing;
import frontdesk.gateway.control.Provider;
import frontdesk.gateway.control.Usage;

import jakarta.json.JsonObject;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

class OpenAiProviderTest {

    private static final JsonObject CHAT =
            Json.of(
                    "{'model':'alias','messages':[{'role':'user','content':'Hi'}],'max_tokens':9,'x':1}");

    private final OpenAiProviders kinds = new OpenAiProviders();
    private final Provider openai = kinds.openai();

    private static Outgoing chat(Provider provider, String url, String model, boolean stream)
            throws CallProblem {
        return provider.request(
                new Endpoint("e", provider.kind(), url, "k"),
                Operation.CHAT,
                Dialect.OPENAI,
                model,
                CHAT,
                stream);
    }

    @Test
    void passesRequestsOnWithTheModelsName() throws CallProblem {
        Outgoing out = chat(openai, "https://proxy.test/v1", "gpt-4o", false);

        assertThat(out.url()).isEqualTo("https://proxy.test/v1/chat/completions");
        assertThat(out.headers()).containsEntry("Authorization", "Bearer k");
        assertThat(Json.body(out))
                .isEqualTo(
                        Json.of(
                                "{'model':'gpt-4o','messages':[{'role':'user','content':'Hi'}],'max_tokens':9,'x':1}"));
    }

    @Test
    void asksForTheUsageOfStreamsWhereItIsNotToldUnasked() throws CallProblem {
        assertThat(Json.body(chat(kinds.groq(), "", "m", true)))
                .containsEntry("stream_options", Json.of("{'include_usage':true}"));
        assertThat(Json.body(chat(kinds.mistral(), "", "m", true)))
                .doesNotContainKey("stream_options")
                .containsKey("stream");
        assertThat(Json.body(chat(kinds.groq(), "", "m", false)))
                .doesNotContainKeys("stream_options", "stream");
    }

    @Test
    void modelsThatReasonTakeMaxCompletionTokens() throws CallProblem {
        assertThat(Json.body(chat(openai, "", "gpt-5-mini", false)))
                .doesNotContainKey("max_tokens")
                .containsKey("max_completion_tokens");
        assertThat(Json.body(chat(kinds.compatible(), "http://x/v1", "gpt-5-mini", false)))
                .containsKey("max_tokens");
    }

    @Test
    void knowsWhereEachKindIs() throws CallProblem {
        assertThat(chat(kinds.deepseek(), "", "m", false).url())
                .isEqualTo("https://api.deepseek.com/v1/chat/completions");
        assertThat(chat(kinds.azure(), "https://n.openai.azure.com", "my gpt", false).url())
                .isEqualTo(
                        "https://n.openai.azure.com/openai/deployments/my%20gpt/chat/completions?api-version=2024-10-21");
        assertThat(chat(kinds.azure(), "https://n.openai.azure.com/openai/v1", "m", false).url())
                .isEqualTo("https://n.openai.azure.com/openai/v1/chat/completions");
        assertThat(chat(kinds.azure(), "https://n.openai.azure.com", "m", false).headers())
                .containsOnlyKeys("api-key");
        assertThat(
                        openai.request(
                                new Endpoint("e", "openai", "", ""),
                                Operation.EMBEDDING,
                                Dialect.OPENAI,
                                "m",
                                Json.of("{'input':'a'}"),
                                false))
                .satisfies(
                        out ->
                                assertThat(out.url())
                                        .isEqualTo("https://api.openai.com/v1/embeddings"))
                .satisfies(out -> assertThat(out.headers()).isEmpty());
        assertThat(kinds.compatible().usualUrl()).isEmpty();
        assertThatThrownBy(
                        () ->
                                openai.request(
                                        new Endpoint("e", "openai", "", ""),
                                        Operation.COUNT_TOKENS,
                                        Dialect.OPENAI,
                                        "m",
                                        CHAT,
                                        false))
                .isInstanceOf(CallProblem.class);
    }

    @Test
    void readsTheUsageOfEachKind() {
        assertThat(
                        openai.usage(
                                Json.of(
                                        """
                                        {'usage':{'prompt_tokens':2006,'completion_tokens':300,'total_tokens':2306,
                                         'prompt_tokens_details':{'cached_tokens':1920,'audio_tokens':0},
                                         'completion_tokens_details':{'reasoning_tokens':256,'accepted_prediction_tokens':0}}}\
                                        """)))
                .isEqualTo(new Usage(2006, 1920, 0, 0, 300, 256));
        assertThat(
                        openai.usage(
                                Json.of(
                                        """
                                        {'usage':{'prompt_tokens':100,'completion_tokens':20,'total_tokens':120,
                                         'prompt_cache_hit_tokens':64,'prompt_cache_miss_tokens':36}}\
                                        """)))
                .as("DeepSeek")
                .isEqualTo(new Usage(100, 64, 0, 0, 20, 0));
        assertThat(
                        openai.usage(
                                Json.of(
                                        """
                                        {'usage':{'prompt_tokens':32,'completion_tokens':9,'total_tokens':135,'completion_tokens_details':{'reasoning_tokens':94}}}\
                                        """)))
                .as("xAI")
                .isEqualTo(new Usage(32, 0, 0, 0, 103, 94));
        assertThat(
                        openai.usage(
                                Json.of(
                                        """
                                        {'usage':{'prompt_tokens':5000,'completion_tokens':7,'prompt_tokens_details':{'cached_tokens':1000,'cache_write_tokens':3000}}}\
                                        """)))
                .as("OpenRouter")
                .isEqualTo(new Usage(5000, 1000, 3000, 0, 7, 0));
        assertThat(openai.usage(Json.of("{'usage':{'prompt_tokens':8,'total_tokens':8}}")))
                .as("embedding")
                .isEqualTo(Usage.of(8, 0));
        assertThat(
                        openai.usage(
                                Json.of(
                                        "{'usage':{'prompt_tokens':-4,'completion_tokens':'many'}}")))
                .isEqualTo(Usage.NONE);
        assertThat(openai.mode(Json.of("{'service_tier':'flex'}"))).isEqualTo("flex");
        assertThat(openai.mode(Json.of("{'service_tier':'default'}"))).isEmpty();
    }

    @Test
    void passesChunksAndRemembersWhatTheySay() throws CallProblem {
        ChunkReader reader = openai.chunks("m");
        var chunks =
                Json.read(
                        reader,
                        "{'choices':[{'index':0,'delta':{'role':'assistant','content':''}}],'usage':null}",
                        "{'choices':[{'index':0,'delta':{'reasoning_content':'Hm. '}}]}",
                        "{'choices':[{'index':0,'delta':{'content':'Hello'}}],'service_tier':'priority'}",
                        "{'choices':[{'index':0,'delta':{},'finish_reason':'stop'}]}");
        assertThat(reader.isComplete()).isTrue();
        assertThat(reader.usage()).isEqualTo(Usage.NONE);
        assertThat(chunks).hasSize(4);

        assertThat(
                        Json.read(
                                reader,
                                "{'choices':[],'usage':{'prompt_tokens':3,'completion_tokens':2}}",
                                "[DONE]"))
                .hasSize(1);
        assertThat(reader.usage()).isEqualTo(Usage.of(3, 2));
        assertThat(reader.text()).isEqualTo("Hm. Hello");
        assertThat(reader.mode()).isEqualTo("priority");
    }

    @Test
    void findsGroqsUsageAndABrokenStream() throws CallProblem {
        ChunkReader reader = kinds.groq().chunks("m");
        Json.read(
                reader,
                "{'choices':[{'index':0,'delta':{'tool_calls':[{'index':0,'function':{'name':'f','arguments':'{}'}}]}}],"
                        + "'x_groq':{'usage':{'prompt_tokens':3,'completion_tokens':2}}}");

        assertThat(reader.usage()).isEqualTo(Usage.of(3, 2));
        assertThat(reader.text()).isEqualTo("f{}");
        assertThat(reader.isComplete()).isFalse();
    }

    @Test
    void saysWhatWentWrong() {
        CallProblem told =
                catchThrowableOfType(
                        CallProblem.class,
                        () ->
                                openai.chunks("m")
                                        .read(
                                                "",
                                                "{\"error\":{\"code\":429,\"message\":\"Slow"
                                                        + " down\"}}"));
        assertThat(told).hasMessage("Slow down");
        assertThat(told.status()).isEqualTo(429);

        CallProblem broken =
                catchThrowableOfType(
                        CallProblem.class, () -> openai.chunks("m").read("", "<html>"));
        assertThat(broken.code()).isEqualTo("malformed_answer");
        assertThat(broken.status()).isEqualTo(502);

        assertThatThrownBy(() -> openai.answer(Operation.CHAT, "m", Json.of("{}")))
                .isInstanceOf(CallProblem.class);
        assertThatThrownBy(() -> openai.answer(Operation.CHAT, "m", Json.of("{'error':'no'}")))
                .hasMessage("no");
    }

    @Provide
    Arbitrary<JsonObject> anything() {
        return Json.anything();
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void nothingButCallProblems(@ForAll("anything") JsonObject any) {
        Endpoint endpoint = new Endpoint("e", "openai", "", "");
        ChunkReader reader = openai.chunks("m");
        for (Operation operation : Operation.values()) {
            Attempt.trying(() -> new OpenAiWording().toOpenAi(operation, any));
            Attempt.trying(
                    () -> openai.request(endpoint, operation, Dialect.OPENAI, "m", any, true));
            Attempt.trying(() -> openai.answer(operation, "m", any));
        }
        Attempt.trying(() -> reader.read("", any.toString()));
        openai.usage(any);
        openai.mode(any);
    }
}
