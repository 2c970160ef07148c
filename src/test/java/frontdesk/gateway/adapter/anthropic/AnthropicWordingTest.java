package frontdesk.gateway.adapter.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import frontdesk.gateway.adapter.Json;
import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.Operation;
import frontdesk.gateway.control.Wording.ChunkWriter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

class AnthropicWordingTest {

    private static final String HELLO =
            "'model':'m','max_tokens':9,'messages':[{'role':'user','content':'Hello'}]";

    private final AnthropicWording wording = new AnthropicWording();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    'max_tokens':9,'messages':[]                                           | model
                    'model':'m','messages':[{'role':'user','content':'x'}]                 | max_tokens
                    'model':'m','max_tokens':-1,'messages':[]                              | max_tokens
                    'model':'m','max_tokens':'9','messages':[]                             | max_tokens
                    'model':'m','max_tokens':9                                             | messages
                    'model':'m','max_tokens':9,'messages':[]                               | messages
                    'model':'m','max_tokens':9,'messages':{}                               | messages
                    'model':'m','max_tokens':9,'messages':['x']                            | messages.0
                    'model':'m','max_tokens':9,'messages':[{'content':'x'}]                | messages.0.role
                    'model':'m','max_tokens':9,'messages':[{'role':'system','content':''}] | messages.0.role
                    'model':'m','max_tokens':9,'messages':[{'role':'user'}]                | messages.0.content
                    'model':'m','max_tokens':9,'messages':[{'role':'user','content':7}]    | messages.0.content
                    'model':'m','max_tokens':9,'messages':[{'role':'user','content':[7]}]  | messages.0.content.0
                    'model':'m','max_tokens':9,'messages':[{'role':'user','content':[{}]}] | messages.0.content.0.type
                    'model':'m','max_tokens':9,'messages':[{'role':'user','content':[{'type':'smell'}]}]       | messages.0.content.0.type
                    'model':'m','max_tokens':9,'messages':[{'role':'user','content':[{'type':'text'}]}]        | messages.0.content.0.text
                    'model':'m','max_tokens':9,'messages':[{'role':'user','content':[{'type':'image'}]}]       | messages.0.content.0.source
                    'model':'m','max_tokens':9,'messages':[{'role':'user','content':[{'type':'tool_result'}]}] | messages.0.content.0.tool_use_id
                    HELLO,'system':[{'type':'image'}]                                      | system.0.type
                    HELLO,'temperature':1.2                                                | temperature
                    HELLO,'top_p':2                                                        | top_p
                    HELLO,'stream':1                                                       | stream
                    HELLO,'stop_sequences':'x'                                             | stop_sequences
                    HELLO,'tools':[{'name':'f'}]                                           | tools.0.input_schema
                    HELLO,'tool_choice':{'type':'maybe'}                                   | tool_choice.type
                    HELLO,'thinking':{'type':'enabled','budget_tokens':5}                  | thinking.budget_tokens
                    """)
    void namesTheParameterThatIsWrong(String request, String parameter) {
        CallProblem problem =
                catchThrowableOfType(
                        CallProblem.class,
                        () ->
                                wording.toOpenAi(
                                        Operation.CHAT,
                                        Json.of("{" + request.replace("HELLO", HELLO) + "}")));

        assertThat(problem).isNotNull();
        assertThat(problem.parameter()).isEqualTo(parameter);
        assertThat(wording.error(problem).getJsonObject("error").getString("message"))
                .contains(parameter);
    }

    @Test
    void translatesRequests() throws CallProblem {
        assertThat(
                        wording.toOpenAi(
                                Operation.CHAT,
                                Json.of(
                                        """
                                        {'model':'m','max_tokens':2000,'temperature':0.5,'top_k':5,'stop_sequences':['END'],'stream':true,'metadata':{'user_id':'u'},
                                         'system':[{'type':'text','text':'Be brief.','cache_control':{'type':'ephemeral'}},{'type':'text','text':'No jokes.'}],
                                         'thinking':{'type':'enabled','budget_tokens':1024},
                                         'tools':[{'name':'weather','description':'d','input_schema':{'type':'object'}},{'type':'web_search_20250305','name':'web_search'}],
                                         'tool_choice':{'type':'any','disable_parallel_tool_use':true},
                                         'messages':[
                                          {'role':'user','content':[{'type':'text','text':'See '},{'type':'image','source':{'type':'base64','media_type':'image/png','data':'AA'}}]},
                                          {'role':'assistant','content':[{'type':'thinking','thinking':'Hm','signature':'s'},{'type':'text','text':'I look.'},
                                           {'type':'tool_use','id':'toolu_1','name':'weather','input':{'city':'Rome'}}]},
                                          {'role':'user','content':[{'type':'tool_result','tool_use_id':'toolu_1','content':[{'type':'text','text':'21'}]},
                                           {'type':'text','text':'And?'}]}]}\
                                        """)))
                .isEqualTo(
                        Json.of(
                                """
                                {'model':'m','messages':[
                                  {'role':'system','content':'Be brief.\\n\\nNo jokes.'},
                                  {'role':'user','content':[{'type':'text','text':'See '},{'type':'image_url','image_url':{'url':'data:image/png;base64,AA'}}]},
                                  {'role':'assistant','content':'I look.','tool_calls':[{'id':'toolu_1','type':'function',
                                   'function':{'name':'weather','arguments':'{\\"city\\":\\"Rome\\"}'}}]},
                                  {'role':'tool','tool_call_id':'toolu_1','content':'21'},
                                  {'role':'user','content':'And?'}],
                                 'max_tokens':2000,'temperature':0.5,'stream':true,'stop':['END'],
                                 'tools':[{'type':'function','function':{'name':'weather','description':'d','parameters':{'type':'object'}}}],
                                 'tool_choice':'required','parallel_tool_calls':false,'reasoning_effort':'low','user':'u'}\
                                """));
    }

    @Test
    void translatesAnswers() {
        assertThat(
                        wording.answer(
                                Operation.CHAT,
                                "m",
                                Json.of(
                                        """
                                        {'id':'chatcmpl-1','choices':[{'index':0,'finish_reason':'tool_calls','message':{'role':'assistant','content':'I look.',
                                         'reasoning_content':'Hm','tool_calls':[{'id':'call_1','type':'function','function':{'name':'f','arguments':'{\\"a\\":1}'}}]}}],
                                         'usage':{'prompt_tokens':100,'completion_tokens':7,'prompt_tokens_details':{'cached_tokens':60}}}\
                                        """)))
                .isEqualTo(
                        Json.of(
                                """
                                {'id':'msg_chatcmpl-1','type':'message','role':'assistant','model':'m','content':[
                                 {'type':'thinking','thinking':'Hm','signature':''},{'type':'text','text':'I look.'},
                                 {'type':'tool_use','id':'call_1','name':'f','input':{'a':1}}],
                                 'stop_reason':'tool_use','stop_sequence':null,
                                 'usage':{'input_tokens':40,'cache_creation_input_tokens':0,'cache_read_input_tokens':60,'output_tokens':7}}\
                                """));
        assertThat(
                        wording.answer(
                                Operation.COUNT_TOKENS,
                                "m",
                                Json.of("{'object':'response.input_tokens','input_tokens':3}")))
                .isEqualTo(Json.of("{'input_tokens':3}"));
    }

    @Test
    void writesAStreamInOrder() {
        ChunkWriter writer = wording.chunks("m");
        List<String> events = new ArrayList<>();
        for (String chunk :
                new String[] {
                    "{'id':'c1','choices':[{'index':0,'delta':{'role':'assistant','content':''}}]}",
                    "{'choices':[{'index':0,'delta':{'reasoning':'Hm'}}]}",
                    "{'choices':[{'index':0,'delta':{'content':'Hel'}}]}",
                    "{'choices':[{'index':0,'delta':{'content':'lo'}}]}",
                    "{'choices':[{'index':0,'delta':{'tool_calls':[{'index':0,'id':'a','function':{'name':'f','arguments':''}}]}}]}",
                    "{'choices':[{'index':0,'delta':{'tool_calls':[{'index':0,'function':{'arguments':'{}'}}]}}]}",
                    "{'choices':[{'index':0,'delta':{'tool_calls':[{'index':0,'id':'b','function':{'name':'g','arguments':'{}'}}]}}]}",
                    "{'choices':[{'index':0,'delta':{},'finish_reason':'stop'}]}",
                    "{'choices':[],'usage':{'prompt_tokens':9,'completion_tokens':5,'prompt_tokens_details':{'cached_tokens':4}}}"
                }) {
            events.addAll(writer.write(Json.of(chunk)));
        }
        events.addAll(writer.end());

        assertThat(events)
                .allMatch(
                        event ->
                                event.matches(
                                        "(?s)event: (\\w+)\ndata: \\{\"type\":\"\\1\".*}\n\n"));
        assertThat(
                        String.join("", events)
                                .replaceAll("event: .*\n", "")
                                .replace("data: ", "")
                                .replace("\n\n", "\n"))
                .isEqualTo(
                        """
                        {"type":"message_start","message":{"id":"msg_c1","type":"message","role":"assistant","model":"m","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":0,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":0}}}
                        {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}
                        {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Hm"}}
                        {"type":"content_block_stop","index":0}
                        {"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}
                        {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"Hel"}}
                        {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"lo"}}
                        {"type":"content_block_stop","index":1}
                        {"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"a","name":"f","input":{}}}
                        {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"{}"}}
                        {"type":"content_block_stop","index":2}
                        {"type":"content_block_start","index":3,"content_block":{"type":"tool_use","id":"b","name":"g","input":{}}}
                        {"type":"content_block_delta","index":3,"delta":{"type":"input_json_delta","partial_json":"{}"}}
                        {"type":"content_block_stop","index":3}
                        {"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"input_tokens":5,"cache_creation_input_tokens":0,"cache_read_input_tokens":4,"output_tokens":5}}
                        {"type":"message_stop"}
                        """);
    }

    @Test
    void anEmptyStreamIsAMessageToo() {
        assertThat(wording.chunks("m").end())
                .extracting(event -> event.lines().findFirst().orElseThrow())
                .containsExactly(
                        "event: message_start", "event: message_delta", "event: message_stop");
    }

    @Test
    void namesErrorsByStatus() {
        assertThat(
                        wording.error(CallProblem.unknownModel("x"))
                                .getJsonObject("error")
                                .getString("type"))
                .isEqualTo("not_found_error");
        assertThat(
                        wording.error(CallProblem.tooLarge(1 << 20))
                                .getJsonObject("error")
                                .getString("type"))
                .isEqualTo("request_too_large");
        assertThat(wording.error(CallProblem.internal()).getJsonObject("error").getString("type"))
                .isEqualTo("api_error");
        assertThat(
                        wording.error(CallProblem.upstream(529, "x", "y", 0))
                                .getJsonObject("error")
                                .getString("type"))
                .isEqualTo("overloaded_error");
        assertThat(wording.error(CallProblem.upstream(429, "x", "y", 0)))
                .isEqualTo(
                        Json.of(
                                "{'type':'error','error':{'type':'rate_limit_error','message':'y'}}"));
        assertThat(wording.errorEvent(CallProblem.internal()))
                .startsWith("event: error\ndata: {\"type\":\"error\",")
                .endsWith("}\n\n");
    }
}
