package frontdesk.gateway.adapter.gemini;

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
import frontdesk.gateway.control.Usage;

import jakarta.json.JsonObject;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class GeminiAnswersTest {

    private final GeminiProvider provider = provider();

    private static GeminiProvider provider() {
        GeminiProvider provider = new GeminiProvider();
        provider.clock = Json.CLOCK;
        return provider;
    }

    @Test
    void readsUsage() {
        assertThat(
                        provider.usage(
                                Json.of(
                                        """
                                        {'usageMetadata':{'promptTokenCount':2000,'cachedContentTokenCount':1500,'candidatesTokenCount':100,'thoughtsTokenCount':400,
                                         'toolUsePromptTokenCount':50,'totalTokenCount':2550,'promptTokensDetails':[{'modality':'TEXT','tokenCount':2000}]}}\
                                        """)))
                .isEqualTo(new Usage(2050, 1500, 0, 0, 500, 400));
        assertThat(provider.usage(Json.of("{'usageMetadata':{'promptTokenCount':'many'}}")))
                .isEqualTo(Usage.NONE);
    }

    @Test
    void readsAnAnswer() throws CallProblem {
        assertThat(
                        provider.answer(
                                Operation.CHAT,
                                "m",
                                Json.of(
                                        """
                                        {'candidates':[{'content':{'role':'model','parts':[
                                          {'text':'Rome, then.','thought':true},{'text':'I look.'},
                                          {'functionCall':{'name':'weather','args':{'city':'Rome'}},'thoughtSignature':'sig'},
                                          {'functionCall':{'name':'time','args':{}}}]},'finishReason':'STOP','index':0}],
                                         'usageMetadata':{'promptTokenCount':10,'candidatesTokenCount':5,'thoughtsTokenCount':3,'totalTokenCount':18},
                                         'modelVersion':'gemini-2.5-pro','responseId':'r1'}\
                                        """)))
                .isEqualTo(
                        Json.of(
                                """
                                {'id':'chatcmpl-r1','object':'chat.completion','created':1700000000,'model':'gemini-2.5-pro','choices':[
                                 {'index':0,'message':{'role':'assistant','content':'I look.','refusal':null,'reasoning_content':'Rome, then.','tool_calls':[
                                   {'extra_content':{'google':{'thought_signature':'sig'}},'id':'call_r1_0','type':'function',
                                    'function':{'name':'weather','arguments':'{\\"city\\":\\"Rome\\"}'}},
                                   {'id':'call_r1_1','type':'function','function':{'name':'time','arguments':'{}'}}]},
                                  'logprobs':null,'finish_reason':'tool_calls'}],
                                 'usage':{'prompt_tokens':10,'completion_tokens':8,'total_tokens':18,
                                  'prompt_tokens_details':{'cached_tokens':0},'completion_tokens_details':{'reasoning_tokens':3}}}\
                                """));
    }

    @ParameterizedTest
    @CsvSource({
        "STOP,stop",
        "MAX_TOKENS,length",
        "SAFETY,content_filter",
        "PROHIBITED_CONTENT,content_filter",
        "RECITATION,content_filter",
        "MALFORMED_FUNCTION_CALL,stop",
        "SOMETHING_NEW,stop"
    })
    void saysWhyItEnded(String reason, String finish) throws CallProblem {
        JsonObject answer =
                provider.answer(
                        Operation.CHAT,
                        "m",
                        Json.of("{'candidates':[{'finishReason':'" + reason + "'}]}"));

        assertThat(answer.getJsonArray("choices").getJsonObject(0).getString("finish_reason"))
                .isEqualTo(finish);
    }

    @Test
    void aBlockedPromptIsAnAnswerWithoutContent() throws CallProblem {
        JsonObject choice =
                provider.answer(
                                Operation.CHAT,
                                "m",
                                Json.of(
                                        "{'promptFeedback':{'blockReason':'SAFETY'},"
                                                + "'usageMetadata':{'promptTokenCount':4}}"))
                        .getJsonArray("choices")
                        .getJsonObject(0);

        assertThat(choice.getString("finish_reason")).isEqualTo("content_filter");
        assertThat(choice.getJsonObject("message").getString("refusal")).contains("SAFETY");
        assertThat(Json.read(provider.chunks("m"), "{'promptFeedback':{'blockReason':'SAFETY'}}"))
                .extracting(Json::finish)
                .contains("content_filter");
    }

    @Test
    void refusesWhatIsNoAnswer() {
        assertThatThrownBy(() -> provider.answer(Operation.CHAT, "m", Json.of("{}")))
                .isInstanceOf(CallProblem.class);
        CallProblem told =
                catchThrowableOfType(
                        CallProblem.class,
                        () ->
                                provider.answer(
                                        Operation.CHAT,
                                        "m",
                                        Json.of(
                                                "{'error':{'code':429,'message':'Quota','status':'RESOURCE_EXHAUSTED'}}")));
        assertThat(told.status()).isEqualTo(429);
        assertThat(told.code()).isEqualTo("RESOURCE_EXHAUSTED");
        assertThatThrownBy(() -> provider.chunks("m").read("", "nothing"))
                .isInstanceOf(CallProblem.class);
    }

    @Test
    void readsEmbeddingsAndCounts() throws CallProblem {
        assertThat(
                        provider.answer(
                                Operation.EMBEDDING,
                                "e",
                                Json.of("{'embedding':{'values':[0.5,-1]}}")))
                .isEqualTo(
                        Json.of(
                                "{'object':'list','data':[{'object':'embedding','index':0,'embedding':[0.5,-1]}],'model':'e',"
                                        + "'usage':{'prompt_tokens':0,'total_tokens':0}}"));
        assertThat(
                        provider.answer(
                                        Operation.EMBEDDING,
                                        "e",
                                        Json.of("{'embeddings':[{'values':[1]},{'values':[2]}]}"))
                                .getJsonArray("data"))
                .hasSize(2);
        assertThat(
                        provider.answer(Operation.COUNT_TOKENS, "m", Json.of("{'totalTokens':31}"))
                                .getInt("input_tokens"))
                .isEqualTo(31);
        assertThatThrownBy(() -> provider.answer(Operation.EMBEDDING, "e", Json.of("{}")))
                .isInstanceOf(CallProblem.class);
    }

    @Test
    void readsAStream() throws CallProblem {
        ChunkReader reader = provider.chunks("m");
        List<JsonObject> chunks =
                Json.read(
                        reader,
                        "{'candidates':[{'content':{'parts':[{'text':'Hm.','thought':true}]},'index':0}],"
                                + "'usageMetadata':{'promptTokenCount':9,'thoughtsTokenCount':2},'responseId':'r1','modelVersion':'g'}",
                        "{'candidates':[{'content':{'parts':[{'text':'Hello'}]}}]}",
                        "{'candidates':[{'content':{'parts':[{'functionCall':{'name':'f','args':{'a':1}}},{'functionCall':{'name':'g','id':'own'}}]}}]}",
                        "{'candidates':[{'content':{'parts':[{'text':''}]},'finishReason':'STOP'}],"
                                + "'usageMetadata':{'promptTokenCount':9,'candidatesTokenCount':6,'thoughtsTokenCount':2}}");

        assertThat(chunks.stream().map(chunk -> Json.delta(chunk).toString()))
                .containsExactly(
                        "{\"role\":\"assistant\",\"content\":\"\"}",
                        "{\"reasoning_content\":\"Hm.\"}",
                        "{\"content\":\"Hello\"}",
                        "{\"tool_calls\":[{\"index\":0,\"id\":\"call_r1_0\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"\"}}]}",
                        "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"a\\\":1}\"}}]}",
                        "{\"tool_calls\":[{\"index\":1,\"id\":\"own\",\"type\":\"function\",\"function\":{\"name\":\"g\",\"arguments\":\"\"}}]}",
                        "{\"tool_calls\":[{\"index\":1,\"function\":{\"arguments\":\"{}\"}}]}",
                        "{}",
                        "{}");
        assertThat(Json.finish(chunks.get(7))).isEqualTo("tool_calls");
        assertThat(chunks.getLast().getJsonObject("usage").getInt("completion_tokens"))
                .isEqualTo(8);
        assertThat(reader.usage()).isEqualTo(new Usage(9, 0, 0, 0, 8, 2));
        assertThat(reader.isComplete()).isTrue();
        assertThat(reader.text()).isEqualTo("Hm.Hellof{\"a\":1}g{}");
    }

    @Provide
    Arbitrary<JsonObject> anything() {
        return Json.anything();
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void nothingButCallProblems(@ForAll("anything") JsonObject any) {
        GeminiProvider gemini = provider();
        Endpoint endpoint = new Endpoint("g", "gemini", "", "");
        ChunkReader reader = gemini.chunks("m");
        for (Operation operation : Operation.values()) {
            Attempt.trying(
                    () ->
                            gemini.request(
                                    endpoint,
                                    operation,
                                    Dialect.OPENAI,
                                    "gemini-3-flash",
                                    any,
                                    true));
            Attempt.trying(() -> gemini.answer(operation, "m", any));
        }
        Attempt.trying(() -> reader.read("", any.toString()));
        gemini.usage(any);
        GeminiSchema.of(any);
    }
}
