package frontdesk.gateway.adapter.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import frontdesk.gateway.adapter.Json;
import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.Dialect;
import frontdesk.gateway.control.Endpoint;
import frontdesk.gateway.control.Operation;
import frontdesk.gateway.control.Outgoing;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiRequestsTest {

    private static final String HELLO = "'messages':[{'role':'user','content':'Hello'}]";
    private static final Endpoint ENDPOINT = new Endpoint("g", "gemini", "", "k");

    private final GeminiProvider provider = new GeminiProvider();

    private JsonObject chat(String model, String members) throws CallProblem {
        return Json.body(
                provider.request(
                        ENDPOINT,
                        Operation.CHAT,
                        Dialect.OPENAI,
                        model,
                        Json.of("{" + members + "}"),
                        false));
    }

    @ParameterizedTest
    @CsvSource({
        "CHAT,false,models/m:generateContent",
        "CHAT,true,models/m:streamGenerateContent?alt=sse",
        "COUNT_TOKENS,false,models/m:countTokens",
        "EMBEDDING,false,models/m:batchEmbedContents"
    })
    void asksAtTheRightPlace(Operation operation, boolean stream, String address)
            throws CallProblem {
        Outgoing out =
                provider.request(
                        ENDPOINT,
                        operation,
                        Dialect.OPENAI,
                        "m",
                        Json.of("{" + HELLO + ",'input':['a']}"),
                        stream);

        assertThat(out.url())
                .isEqualTo("https://generativelanguage.googleapis.com/v1beta/" + address);
        assertThat(out.headers()).containsOnlyKeys("x-goog-api-key");
    }

    @Test
    void tellsTheDialogue() throws CallProblem {
        assertThat(
                        chat(
                                "gemini-2.5-flash",
                                """
                                'messages':[
                                 {'role':'system','content':'Be brief.'},
                                 {'role':'user','content':[{'type':'text','text':'What is it?'},
                                  {'type':'image_url','image_url':{'url':'data:image/png;base64,AA=='}},
                                  {'type':'image_url','image_url':{'url':'https://x.test/a.png'}},
                                  {'type':'input_audio','input_audio':{'data':'BB==','format':'mp3'}}]},
                                 {'role':'assistant','content':'I look.','tool_calls':[
                                  {'id':'call_1','type':'function','function':{'name':'weather','arguments':'{\\"city\\":\\"Rome\\"}'},
                                   'extra_content':{'google':{'thought_signature':'sig'}}},
                                  {'id':'call_2','type':'function','function':{'name':'time','arguments':''}}]},
                                 {'role':'tool','tool_call_id':'call_1','content':'{\\"degrees\\":21}'},
                                 {'role':'tool','tool_call_id':'call_2','content':'noon'},
                                 {'role':'user','content':'Go on'}]\
                                """))
                .isEqualTo(
                        Json.of(
                                """
                                {'systemInstruction':{'parts':[{'text':'Be brief.'}]},
                                 'contents':[
                                  {'role':'user','parts':[{'text':'What is it?'},{'inlineData':{'mimeType':'image/png','data':'AA=='}},
                                   {'fileData':{'fileUri':'https://x.test/a.png'}},{'inlineData':{'mimeType':'audio/mp3','data':'BB=='}}]},
                                  {'role':'model','parts':[{'text':'I look.'},
                                   {'functionCall':{'name':'weather','args':{'city':'Rome'}},'thoughtSignature':'sig'},
                                   {'functionCall':{'name':'time','args':{}}}]},
                                  {'role':'user','parts':[{'functionResponse':{'name':'weather','response':{'degrees':21}}},
                                   {'functionResponse':{'name':'time','response':{'result':'noon'}}}]},
                                  {'role':'user','parts':[{'text':'Go on'}]}]}\
                                """));
    }

    @Test
    void theThirdGenerationGetsASignature() throws CallProblem {
        JsonObject request =
                chat(
                        "gemini-3-pro-preview",
                        "'messages':[{'role':'user','content':'a'},{'role':'assistant','tool_calls':["
                                + "{'id':'1','type':'function','function':{'name':'f','arguments':'{}'}},"
                                + "{'id':'2','type':'function','function':{'name':'g','arguments':'{}'}}]}]");

        assertThat(request.getJsonArray("contents").getJsonObject(1).getJsonArray("parts"))
                .isEqualTo(
                        Json.of(
                                        "{'p':["
                                                + "{'functionCall':{'name':'f','args':{}},'thoughtSignature':'skip_thought_signature_validator'},"
                                                + "{'functionCall':{'name':'g','args':{}}}]}")
                                .get("p"));
    }

    @Test
    void translatesWhatIsSet() throws CallProblem {
        assertThat(
                        chat(
                                        "gemini-2.5-flash",
                                        HELLO
                                                + ",'max_completion_tokens':50,'max_tokens':9,'temperature':1.7,'top_p':0.5,'stop':'END','seed':4,'n':2,"
                                                + "'logit_bias':{},'user':'u','reasoning_effort':'low','response_format':{'type':'json_schema','json_schema':{'schema':"
                                                + "{'type':'object','properties':{'a':{'type':['string','null']}},'required':['a'],'additionalProperties':false}}}")
                                .getJsonObject("generationConfig"))
                .isEqualTo(
                        Json.of(
                                """
                                {'maxOutputTokens':50,'temperature':1.7,'topP':0.5,'stopSequences':['END'],'seed':4,'candidateCount':2,
                                 'responseMimeType':'application/json',
                                 'responseSchema':{'type':'object','properties':{'a':{'type':'string','nullable':true}},'required':['a']},
                                 'thinkingConfig':{'thinkingBudget':1024,'includeThoughts':true}}\
                                """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    gemini-2.5-flash       | none   | {'thinkingBudget':0,'includeThoughts':false}
                    gemini-2.5-pro         | none   | {'thinkingBudget':128,'includeThoughts':false}
                    gemini-2.5-pro         | high   | {'thinkingBudget':24576,'includeThoughts':true}
                    gemini-3-pro-preview   | medium | {'thinkingLevel':'high','includeThoughts':true}
                    gemini-3-flash-preview | medium | {'thinkingLevel':'medium','includeThoughts':true}
                    """)
    void thinks(String model, String effort, String config) throws CallProblem {
        assertThat(
                        chat(model, HELLO + ",'reasoning_effort':'" + effort + "'")
                                .getJsonObject("generationConfig"))
                .containsEntry("thinkingConfig", Json.of(config));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    'auto'                                      | {'mode':'AUTO'}
                    'none'                                      | {'mode':'NONE'}
                    'required'                                  | {'mode':'ANY'}
                    {'type':'function','function':{'name':'f'}} | {'mode':'ANY','allowedFunctionNames':['f']}
                    """)
    void choosesTools(String choice, String config) throws CallProblem {
        JsonObject request =
                chat(
                        "m",
                        HELLO
                                + ",'tool_choice':"
                                + choice
                                + ",'tools':[{'type':'function','function':{'name':'f',"
                                + "'description':'d','parameters':{'type':'object','properties':{}}}}]");

        assertThat(request.getJsonObject("toolConfig").getJsonObject("functionCallingConfig"))
                .isEqualTo(Json.of(config));
        assertThat(request.get("tools"))
                .as("no parameters where there are none")
                .isEqualTo(
                        Json.of("{'t':[{'functionDeclarations':[{'name':'f','description':'d'}]}]}")
                                .get("t"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {'type':'string','format':'uuid','minLength':2,'$schema':'x','examples':[1]} | {'minLength':2,'type':'string'}
                    {'type':'integer','format':'int32','exclusiveMinimum':0}                     | {'format':'int32','type':'integer'}
                    {'enum':['a','b']}                                                           | {'enum':['a','b'],'type':'string'}
                    {'const':'a'}                                                                | {'enum':['a'],'type':'string'}
                    {'type':'integer','enum':[1,2]}                                              | {'type':'integer'}
                    {'type':['string','integer','null']}                                         | {'anyOf':[{'type':'string'},{'type':'integer'}],'nullable':true}
                    {'anyOf':[{'type':'string'},{'type':'null'}]}                                | {'anyOf':[{'type':'string'}],'nullable':true}
                    {'oneOf':[{'type':'string'},{'type':'number'}]}                              | {'anyOf':[{'type':'string'},{'type':'number'}]}
                    {'type':'array'}                                                             | {'type':'array','items':{'type':'string'}}
                    {'properties':{'a':{'$ref':'#/$defs/A','description':'d'}},'$defs':{'A':{'type':'string'}},'required':['a','b']} | {'type':'object','properties':{'a':{'description':'d','type':'string'}},'required':['a']}
                    {'allOf':[{'properties':{'a':{'type':'string'}}},{'required':['a']}]}        | {'type':'object','properties':{'a':{'type':'string'}},'required':['a']}
                    """)
    void cleansSchemas(String schema, String expected) {
        assertThat(GeminiSchema.of(Json.of(schema))).isEqualTo(Json.of(expected));
    }

    @Test
    void aSchemaThatContainsItselfEnds() {
        assertThat(GeminiSchema.of(Json.of("{'properties':{'next':{'$ref':'#'}}}")))
                .isEqualTo(
                        Json.of(
                                "{'type':'object','properties':"
                                        + "{'next':{'type':'object','properties':{'next':{'type':'object'}}}}}"));
        StringBuilder laughs =
                new StringBuilder("{'properties':{'a':{'$ref':'#/$defs/0'}},'$defs':{");
        for (int i = 0; i < 40; i++) {
            laughs.append(
                    "'%d':{'properties':{'a':{'$ref':'#/$defs/%d'},'b':{'$ref':'#/$defs/%d'}}},"
                            .formatted(i, i + 1, i + 1));
        }
        assertThat(GeminiSchema.of(Json.of(laughs + "'x':{}}}")).toString())
                .hasSizeLessThan(500_000);
        assertThat(GeminiSchema.of(Json.of("{'$ref':'#'}"))).isEmpty();
    }

    @Test
    void embedsTexts() throws CallProblem {
        assertThat(GeminiEmbeddings.request("models/e", Json.of("{'input':'Hi','dimensions':768}")))
                .isEqualTo(
                        Json.of(
                                "{'model':'models/e','content':{'parts':[{'text':'Hi'}]},'outputDimensionality':768}"));
        assertThat(GeminiEmbeddings.request("models/e", Json.of("{'input':['a']}")))
                .isEqualTo(
                        Json.of(
                                "{'requests':[{'model':'models/e','content':{'parts':[{'text':'a'}]}}]}"));
        CallProblem tokens =
                catchThrowableOfType(
                        CallProblem.class,
                        () -> GeminiEmbeddings.request("models/e", Json.of("{'input':[1,2]}")));
        assertThat(tokens.parameter()).isEqualTo("input[0]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    'messages':[]                                                            | messages
                    'messages':[7]                                                           | messages[0]
                    'messages':[{'role':'function','content':'x'}]                           | messages[0].role
                    'messages':[{'role':'user','content':[{'type':'smell'}]}]                | messages[0].content[0].type
                    'messages':[{'role':'user','content':'x'}],'tools':[{'type':'custom'}]   | tools[0].type
                    'messages':[{'role':'user','content':'x'}],'tools':[{'type':'function'}] | tools[0].function.name
                    """)
    void namesWhatItCannotTranslate(String chat, String parameter) {
        assertThat(catchThrowableOfType(CallProblem.class, () -> chat("m", chat)).parameter())
                .isEqualTo(parameter);
    }
}
