package frontdesk.gateway.adapter.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import frontdesk.gateway.adapter.Json;
import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.Dialect;
import frontdesk.gateway.control.Endpoint;
import frontdesk.gateway.control.Operation;
import frontdesk.gateway.control.Outgoing;
import frontdesk.gateway.control.Trees;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnthropicRequestsTest {

    private static final String HELLO = "'messages':[{'role':'user','content':'Hello'}]";
    private static final String TOOL =
            "{'type':'function','function':{'name':'weather','description':'Of a city',"
                    + "'parameters':{'type':'object','properties':{'city':{'type':'string'}},'required':['city']},'strict':true}}";

    private static JsonObject request(String chat) throws CallProblem {
        return Requests.messages("claude-sonnet-4-5", Json.of("{" + chat + "}"), false);
    }

    @Test
    void asksAtTheRightPlace() throws CallProblem {
        AnthropicProvider provider = new AnthropicProvider();
        JsonObject own =
                Json.of(
                        "{'model':'alias','max_tokens':9,'messages':[],'thinking':{'type':'adaptive'},'stream':true}");
        Outgoing out =
                provider.request(
                        new Endpoint("a", "anthropic", "", "k"),
                        Operation.CHAT,
                        Dialect.ANTHROPIC,
                        "claude-x",
                        own,
                        true);

        assertThat(out.url()).isEqualTo("https://api.anthropic.com/v1/messages");
        assertThat(out.headers())
                .containsEntry("x-api-key", "k")
                .containsEntry("anthropic-version", "2023-06-01")
                .hasSize(2);
        assertThat(Json.body(out))
                .as("as it is, but for the model")
                .isEqualTo(Trees.with(own, "model", Trees.text("claude-x")));

        Outgoing count =
                provider.request(
                        new Endpoint("a", "anthropic", "http://p/v1", ""),
                        Operation.COUNT_TOKENS,
                        Dialect.OPENAI,
                        "c",
                        Json.of("{" + HELLO + ",'max_tokens':5}"),
                        false);
        assertThat(count.url()).isEqualTo("http://p/v1/messages/count_tokens");
        assertThat(Json.body(count)).isEqualTo(Json.of("{'model':'c'," + HELLO + "}"));
    }

    @Test
    void tellsTheDialogue() throws CallProblem {
        assertThat(
                        request(
                                """
                                'messages':[
                                 {'role':'system','content':'Be brief.'},
                                 {'role':'developer','content':[{'type':'text','text':'No jokes.','cache_control':{'type':'ephemeral'}}]},
                                 {'role':'user','content':[{'type':'text','text':'What is it?'},
                                  {'type':'image_url','image_url':{'url':'data:image/jpeg;base64,/9j/4A==','detail':'low'}},
                                  {'type':'image_url','image_url':{'url':'https://x.test/a.png'}}]},
                                 {'role':'assistant','content':null,'tool_calls':[
                                  {'id':'functions.weather:0','type':'function','function':{'name':'weather','arguments':'{\\"city\\":\\"Rome\\"}'}},
                                  {'id':'call_2','type':'function','function':{'name':'weather','arguments':''}}]},
                                 {'role':'tool','tool_call_id':'functions.weather:0','content':'21'},
                                 {'role':'tool','tool_call_id':'call_2','content':[{'type':'text','text':'?'}]},
                                 {'role':'user','content':'Go on'},
                                 {'role':'assistant','content':'It is '}],
                                'tools':[%s]\
                                """
                                        .formatted(TOOL)))
                .isEqualTo(
                        Json.of(
                                """
                                {'model':'claude-sonnet-4-5','max_tokens':4096,
                                 'system':[{'type':'text','text':'Be brief.'},{'type':'text','text':'No jokes.','cache_control':{'type':'ephemeral'}}],
                                 'messages':[
                                  {'role':'user','content':[{'type':'text','text':'What is it?'},
                                   {'type':'image','source':{'type':'base64','media_type':'image/jpeg','data':'/9j/4A=='}},
                                   {'type':'image','source':{'type':'url','url':'https://x.test/a.png'}}]},
                                  {'role':'assistant','content':[
                                   {'type':'tool_use','id':'functions_weather_0','name':'weather','input':{'city':'Rome'}},
                                   {'type':'tool_use','id':'call_2','name':'weather','input':{}}]},
                                  {'role':'user','content':[
                                   {'type':'tool_result','tool_use_id':'functions_weather_0','content':'21'},
                                   {'type':'tool_result','tool_use_id':'call_2','content':'?'}]},
                                  {'role':'user','content':'Go on'},
                                  {'role':'assistant','content':'It is'}],
                                 'tools':[{'name':'weather','description':'Of a city',
                                  'input_schema':{'type':'object','properties':{'city':{'type':'string'}},'required':['city']}}]}\
                                """));
    }

    @Test
    void translatesWhatIsSetAndDropsWhatAnthropicRefuses() throws CallProblem {
        assertThat(
                        request(
                                HELLO
                                        + ",'max_completion_tokens':50,'temperature':1.7,'top_p':0.5,'stop':['END','"
                                        + " '],'user':'u7','seed':4,"
                                        + "'frequency_penalty':1,'logit_bias':{},'service_tier':'auto'"))
                .isEqualTo(
                        Json.of(
                                "{'model':'claude-sonnet-4-5',"
                                        + HELLO
                                        + ",'max_tokens':50,'temperature':1,'stop_sequences':['END'],'metadata':{'user_id':'u7'}}"));
        assertThat(request(HELLO + ",'top_p':0.5,'stop':'x'"))
                .containsEntry("top_p", Trees.number(new java.math.BigDecimal("0.5")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    'tool_choice':'auto'                                                | {'type':'auto'}
                    'tool_choice':'required'                                            | {'type':'any'}
                    'tool_choice':'none','parallel_tool_calls':false                    | {'type':'none'}
                    'tool_choice':{'type':'function','function':{'name':'weather'}}     | {'type':'tool','name':'weather'}
                    'parallel_tool_calls':false                                         | {'type':'auto','disable_parallel_tool_use':true}
                    'tool_choice':'required','parallel_tool_calls':false                | {'type':'any','disable_parallel_tool_use':true}
                    'response_format':{'type':'json_object'}                            | {'type':'any'}
                    """)
    void choosesTools(String choice, String expected) throws CallProblem {
        assertThat(request(HELLO + ",'tools':[" + TOOL + "]," + choice))
                .containsEntry("tool_choice", Json.of(expected));
    }

    @Test
    void anAnswerInAFormIsATool() throws CallProblem {
        JsonObject request =
                request(
                        HELLO
                                + ",'reasoning_effort':'high','response_format':{'type':'json_schema','json_schema':{'name':'person','description':'A"
                                + " person','schema':{'type':'object','properties':{'age':{'type':'integer'}}}}}");

        assertThat(request.get("tools"))
                .isEqualTo(
                        Trees.make()
                                .createArrayBuilder()
                                .add(
                                        Json.of(
                                                "{'name':'"
                                                        + ToolChoice.ANSWER
                                                        + "','description':'A"
                                                        + " person','input_schema':{'type':'object','properties':{'age':{'type':'integer'}}}}"))
                                .build());
        assertThat(request)
                .containsEntry(
                        "tool_choice",
                        Json.of("{'type':'tool','name':'" + ToolChoice.ANSWER + "'}"))
                .doesNotContainKey("thinking");
        assertThat(request(HELLO + ",'response_format':{'type':'text'}"))
                .doesNotContainKeys("tools", "tool_choice");
    }

    @Test
    void callsInTheDialogueNeedTools() throws CallProblem {
        JsonObject request =
                request(
                        "'messages':[{'role':'user','content':'a'},{'role':'assistant','tool_calls':[{'id':'1','type':'function',"
                                + "'function':{'name':'f','arguments':'{broken'}}]},{'role':'tool','tool_call_id':'1','content':''}]");

        assertThat(request).containsEntry("tool_choice", Json.of("{'type':'none'}"));
        assertThat(request.getJsonArray("tools").getJsonObject(0).getString("name")).isEqualTo("f");
        assertThat(
                        request.getJsonArray("messages")
                                .getJsonObject(1)
                                .getJsonArray("content")
                                .getJsonObject(0)
                                .getJsonObject("input"))
                .as("a broken argument is kept")
                .isEqualTo(Json.of("{'arguments':'{broken'}"));
    }

    @Test
    void thinksWithinWhatIsAllowed() throws CallProblem {
        assertThat(
                        request(
                                HELLO
                                        + ",'reasoning_effort':'high','max_tokens':64000,'temperature':0.2"))
                .containsEntry("thinking", Json.of("{'type':'enabled','budget_tokens':16384}"))
                .doesNotContainKey("temperature");
        assertThat(request(HELLO + ",'reasoning_effort':'high'"))
                .containsEntry("thinking", Json.of("{'type':'enabled','budget_tokens':3072}"));
        assertThat(request(HELLO + ",'reasoning_effort':'low','max_tokens':1200,'temperature':0.2"))
                .doesNotContainKey("thinking")
                .containsKey("temperature");
        assertThat(request(HELLO + ",'reasoning_effort':'none'")).doesNotContainKey("thinking");
        assertThat(
                        Requests.messages(
                                "claude-opus-4-7",
                                Json.of(
                                        "{"
                                                + HELLO
                                                + ",'reasoning_effort':'medium','temperature':0.2}"),
                                true))
                .containsEntry("thinking", Json.of("{'type':'adaptive','display':'summarized'}"))
                .containsEntry("output_config", Json.of("{'effort':'medium'}"))
                .doesNotContainKey("temperature")
                .containsKey("stream");
    }

    @Test
    void goesOnWithThoughtsOrWithoutThinking() throws CallProblem {
        String dialogue =
                "'reasoning_effort':'low','max_tokens':9000,'messages':[{'role':'user','content':'a'},{'role':'assistant',%s"
                        + "'tool_calls':[{'id':'1','type':'function','function':{'name':'f','arguments':'{}'}}]},"
                        + "{'role':'tool','tool_call_id':'1','content':'x'}]";

        assertThat(request(dialogue.formatted(""))).doesNotContainKey("thinking");
        JsonObject kept =
                request(
                        dialogue.formatted(
                                "'thinking_blocks':[{'type':'thinking','thinking':'Hm','signature':'s'}],"));
        assertThat(kept).containsKey("thinking");
        assertThat(
                        kept.getJsonArray("messages")
                                .getJsonObject(1)
                                .getJsonArray("content")
                                .getJsonObject(0))
                .isEqualTo(Json.of("{'type':'thinking','thinking':'Hm','signature':'s'}"));
    }

    @Test
    void instructionsAloneAreAsked() throws CallProblem {
        assertThat(request("'messages':[{'role':'system','content':'Say hello'}]"))
                .doesNotContainKey("system")
                .containsEntry(
                        "messages",
                        Json.of("{'m':[{'role':'user','content':'Say hello'}]}").get("m"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    'messages':[]                                                                                | messages
                    'messages':[{'role':'user','content':' '}]                                                   | messages
                    'messages':[7]                                                                               | messages[0]
                    'messages':[{'role':'function','content':'x'}]                                               | messages[0].role
                    'messages':[{'role':'user','content':[{'type':'input_audio'}]}]                              | messages[0].content[0].type
                    'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'ftp://x'}}]}]  | messages[0].content[0].image_url.url
                    'messages':[{'role':'user','content':[{'type':'file','file':{'file_id':'f'}}]}]              | messages[0].content[0].file.file_id
                    'messages':[{'role':'user','content':'a'}],'n':2                                             | n
                    'messages':[{'role':'user','content':'a'}],'tools':[{'type':'custom'}]                       | tools[0].type
                    """)
    void namesWhatItCannotTranslate(String chat, String parameter) {
        CallProblem problem = catchThrowableOfType(CallProblem.class, () -> request(chat));

        assertThat(problem.parameter()).isEqualTo(parameter);
        assertThat(problem.status()).isEqualTo(400);
    }
}
