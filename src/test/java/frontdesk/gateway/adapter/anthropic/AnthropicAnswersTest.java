package frontdesk.gateway.adapter.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import frontdesk.gateway.adapter.Json;
import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.ChunkReader;
import frontdesk.gateway.control.Operation;
import frontdesk.gateway.control.Usage;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;

class AnthropicAnswersTest {

    private final AnthropicProvider provider = new AnthropicProvider();

    @BeforeEach
    void setClock() {
        provider.clock = Json.CLOCK;
    }

    @Test
    void readsUsage() {
        assertThat(usage("'input_tokens':2095,'output_tokens':503")).isEqualTo(Usage.of(2095, 503));
        assertThat(
                        usage(
                                """
                                'input_tokens':50,'cache_read_input_tokens':100000,'cache_creation_input_tokens':248,
                                'cache_creation':{'ephemeral_5m_input_tokens':148,'ephemeral_1h_input_tokens':100},'output_tokens':503,'service_tier':'standard'\
                                """))
                .isEqualTo(new Usage(100298, 100000, 148, 100, 503, 0));
        assertThat(
                        usage(
                                "'input_tokens':50,'cache_read_input_tokens':0,'cache_creation_input_tokens':248,'output_tokens':1"))
                .as("without detail all is short")
                .isEqualTo(new Usage(298, 0, 248, 0, 1, 0));
        assertThat(
                        usage(
                                "'input_tokens':50,'cache_read_input_tokens':null,'cache_creation':null,'output_tokens':1"))
                .isEqualTo(Usage.of(50, 1));
        assertThat(provider.mode(Json.of("{'usage':{'service_tier':'batch'}}"))).isEqualTo("batch");
        assertThat(provider.mode(Json.of("{'usage':{'service_tier':'standard'}}"))).isEmpty();
    }

    private Usage usage(String members) {
        return provider.usage(Json.of("{'usage':{" + members + "}}"));
    }

    @Test
    void readsAnAnswer() throws CallProblem {
        assertThat(
                        provider.answer(
                                Operation.CHAT,
                                "m",
                                Json.of(
                                        """
                                        {'id':'msg_01','type':'message','role':'assistant','model':'claude-sonnet-4-5-20250929','content':[
                                         {'type':'thinking','thinking':'Rome, then.','signature':'EqQB'},
                                         {'type':'text','text':'Let me '},{'type':'text','text':'look.'},
                                         {'type':'tool_use','id':'toolu_1','name':'weather','input':{'city':'Rome'}},
                                         {'type':'tool_use','id':'toolu_2','name':'time','input':{}}],
                                         'stop_reason':'tool_use','stop_sequence':null,
                                         'usage':{'input_tokens':10,'cache_read_input_tokens':90,'cache_creation_input_tokens':0,'output_tokens':20}}\
                                        """)))
                .isEqualTo(
                        Json.of(
                                """
                                {'id':'msg_01','object':'chat.completion','created':1700000000,'model':'claude-sonnet-4-5-20250929','choices':[
                                 {'index':0,'message':{'role':'assistant','content':'Let me look.','refusal':null,'reasoning_content':'Rome, then.',
                                  'thinking_blocks':[{'type':'thinking','thinking':'Rome, then.','signature':'EqQB'}],
                                  'tool_calls':[
                                   {'id':'toolu_1','type':'function','function':{'name':'weather','arguments':'{\\"city\\":\\"Rome\\"}'}},
                                   {'id':'toolu_2','type':'function','function':{'name':'time','arguments':'{}'}}]},
                                  'logprobs':null,'finish_reason':'tool_calls'}],
                                 'usage':{'prompt_tokens':100,'completion_tokens':20,'total_tokens':120,
                                  'prompt_tokens_details':{'cached_tokens':90},'completion_tokens_details':{'reasoning_tokens':0}}}\
                                """));
    }

    @Test
    void theInputOfTheAnswersToolIsTheAnswer() throws CallProblem {
        JsonObject choice =
                provider.answer(
                                Operation.CHAT,
                                "m",
                                Json.of(
                                        "{'content':[{'type':'tool_use','id':'t','name':'"
                                                + ToolChoice.ANSWER
                                                + "','input':{'age':7}}],'stop_reason':'tool_use'}"))
                        .getJsonArray("choices")
                        .getJsonObject(0);

        assertThat(choice.getString("finish_reason")).isEqualTo("stop");
        assertThat(choice.getJsonObject("message").getString("content")).isEqualTo("{\"age\":7}");
        assertThat(choice.getJsonObject("message")).doesNotContainKey("tool_calls");
    }

    @Test
    void sayWhyItEnded() {
        assertThat(AnthropicAnswers.finish("end_turn", false)).isEqualTo("stop");
        assertThat(AnthropicAnswers.finish("max_tokens", true)).isEqualTo("length");
        assertThat(AnthropicAnswers.finish("stop_sequence", false)).isEqualTo("stop");
        assertThat(AnthropicAnswers.finish("refusal", false)).isEqualTo("content_filter");
        assertThat(AnthropicAnswers.finish("something_new", false)).isEqualTo("stop");
    }

    @Test
    void countsTokensAndRefusesWhatIsNoAnswer() throws CallProblem {
        assertThat(provider.answer(Operation.COUNT_TOKENS, "m", Json.of("{'input_tokens':14}")))
                .containsKey("input_tokens");
        assertThatThrownBy(() -> provider.answer(Operation.COUNT_TOKENS, "m", Json.of("{}")))
                .isInstanceOf(CallProblem.class);
        assertThatThrownBy(() -> provider.answer(Operation.CHAT, "m", Json.of("{'content':'x'}")))
                .isInstanceOf(CallProblem.class);
        assertThatThrownBy(
                        () ->
                                provider.answer(
                                        Operation.CHAT,
                                        "m",
                                        Json.of(
                                                "{'error':{'type':'overloaded_error','message':'Overloaded'}}")))
                .hasMessage("Overloaded");
    }

    @Test
    void readsAStream() throws CallProblem {
        ChunkReader reader = provider.chunks("m");
        List<JsonObject> chunks =
                Json.read(
                        reader,
                        "{'type':'message_start','message':{'id':'msg_1','model':'claude-x','content':[],'usage':{'input_tokens':25,"
                                + "'cache_creation_input_tokens':100,'cache_creation':{'ephemeral_1h_input_tokens':100},'output_tokens':1,'service_tier':'priority'}}}",
                        "{'type':'content_block_start','index':0,'content_block':{'type':'thinking','thinking':'','signature':''}}",
                        "{'type':'content_block_delta','index':0,'delta':{'type':'thinking_delta','thinking':'Hm.'}}",
                        "{'type':'content_block_delta','index':0,'delta':{'type':'signature_delta','signature':'EqQB'}}",
                        "{'type':'content_block_stop','index':0}",
                        "{'type':'ping'}",
                        "{'type':'content_block_start','index':1,'content_block':{'type':'text','text':''}}",
                        "{'type':'content_block_delta','index':1,'delta':{'type':'text_delta','text':'Hello'}}",
                        "{'type':'content_block_stop','index':1}",
                        "{'type':'content_block_start','index':2,'content_block':{'type':'tool_use','id':'toolu_1','name':'weather','input':{}}}",
                        "{'type':'content_block_delta','index':2,'delta':{'type':'input_json_delta','partial_json':''}}",
                        "{'type':'content_block_delta','index':2,'delta':{'type':'input_json_delta','partial_json':'{\\\"city\\\":'}}",
                        "{'type':'content_block_delta','index':2,'delta':{'type':'input_json_delta','partial_json':'1}'}}",
                        "{'type':'content_block_stop','index':2}",
                        "{'type':'content_block_start','index':3,'content_block':{'type':'tool_use','id':'toolu_2','name':'time','input':{}}}",
                        "{'type':'content_block_stop','index':3}",
                        "{'type':'message_delta','delta':{'stop_reason':'tool_use','stop_sequence':null},'usage':{'output_tokens':89}}",
                        "{'type':'message_stop'}");

        assertThat(
                        chunks.stream()
                                .map(AnthropicAnswersTest::told)
                                .collect(Collectors.joining("\n")))
                .isEqualTo(
                        """
                        {"role":"assistant","content":""}
                        {"reasoning_content":"Hm."}
                        {"thinking_blocks":[{"type":"thinking","thinking":"Hm.","signature":"EqQB"}]}
                        {"content":"Hello"}
                        {"tool_calls":[{"index":0,"id":"toolu_1","type":"function","function":{"name":"weather","arguments":""}}]}
                        {"tool_calls":[{"index":0,"function":{"arguments":"{\\"city\\":"}}]}
                        {"tool_calls":[{"index":0,"function":{"arguments":"1}"}}]}
                        {"tool_calls":[{"index":1,"id":"toolu_2","type":"function","function":{"name":"time","arguments":""}}]}
                        {"tool_calls":[{"index":1,"function":{"arguments":"{}"}}]}
                        tool_calls
                        {"prompt_tokens":125,"completion_tokens":89,"total_tokens":214,"prompt_tokens_details":{"cached_tokens":0,"cache_write_tokens":100},"completion_tokens_details":{"reasoning_tokens":0}}\
                        """);
        assertThat(chunks.getFirst()).containsEntry("id", Json.of("{'i':'msg_1'}").get("i"));
        assertThat(reader.usage()).isEqualTo(new Usage(125, 0, 0, 100, 89, 0));
        assertThat(reader.mode()).isEqualTo("priority");
        assertThat(reader.isComplete()).isTrue();
        assertThat(reader.text()).isEqualTo("Hm.Helloweather{\"city\":1}time{}");
    }

    private static String told(JsonObject chunk) {
        return chunk.containsKey("usage")
                ? chunk.get("usage").toString()
                : Json.delta(chunk).isEmpty() ? Json.finish(chunk) : Json.delta(chunk).toString();
    }

    @Test
    void anAnswerInAFormIsStreamedAsText() throws CallProblem {
        ChunkReader reader = provider.chunks("m");
        List<JsonObject> chunks =
                Json.read(
                        reader,
                        "{'type':'content_block_start','index':0,'content_block':{'type':'tool_use','id':'t','name':'"
                                + ToolChoice.ANSWER
                                + "','input':{}}}",
                        "{'type':'content_block_delta','index':0,'delta':{'type':'input_json_delta','partial_json':'{}'}}",
                        "{'type':'content_block_stop','index':0}",
                        "{'type':'message_delta','delta':{'stop_reason':'tool_use'}}");

        assertThat(chunks)
                .extracting(AnthropicAnswersTest::told)
                .containsExactly("{\"content\":\"{}\"}", "stop");
        assertThat(reader.usage()).isEqualTo(Usage.NONE);
    }

    @Test
    void errorsInAStreamAreProblems() {
        CallProblem overloaded =
                catchThrowableOfType(
                        CallProblem.class,
                        () ->
                                Json.read(
                                        provider.chunks("m"),
                                        "{'type':'error','error':{'type':'overloaded_error','message':'Overloaded'}}"));
        assertThat(overloaded.status()).isEqualTo(529);
        assertThat(overloaded.retryHelps()).isTrue();

        CallProblem broken =
                catchThrowableOfType(
                        CallProblem.class, () -> provider.chunks("m").read("message_start", "[]"));
        assertThat(broken.code()).isEqualTo("malformed_answer");
    }
}
