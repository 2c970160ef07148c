package frontdesk.gateway.adapter.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import frontdesk.gateway.adapter.Json;
import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.Operation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiWordingTest {

    private static final String HELLO =
            "'model':'m','messages':[{'role':'user','content':'Hello'}]";

    private final OpenAiWording wording = new OpenAiWording();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    'messages':[]                                             | model
                    'model':'','messages':[]                                  | model
                    'model':7,'messages':[]                                   | model
                    'model':'m'                                               | messages
                    'model':'m','messages':null                               | messages
                    'model':'m','messages':'Hello'                            | messages
                    'model':'m','messages':[]                                 | messages
                    'model':'m','messages':['Hello']                          | messages[0]
                    'model':'m','messages':[{'content':'Hello'}]              | messages[0].role
                    'model':'m','messages':[{'role':'robot','content':'Hi'}]  | messages[0].role
                    'model':'m','messages':[{'role':'user'}]                  | messages[0].content
                    'model':'m','messages':[{'role':'user','content':7}]      | messages[0].content
                    'model':'m','messages':[{'role':'user','content':[{}]}]   | messages[0].content[0].type
                    'model':'m','messages':[{'role':'tool','content':'x'}]    | messages[0].tool_call_id
                    HELLO,'n':0                                               | n
                    HELLO,'n':1.5                                             | n
                    HELLO,'max_tokens':-1                                     | max_tokens
                    HELLO,'max_tokens':'10'                                   | max_tokens
                    HELLO,'max_tokens':10000001                               | max_tokens
                    HELLO,'max_completion_tokens':0                           | max_completion_tokens
                    HELLO,'temperature':2.1                                   | temperature
                    HELLO,'temperature':'hot'                                 | temperature
                    HELLO,'top_p':1.01                                        | top_p
                    HELLO,'stream':'yes'                                      | stream
                    HELLO,'stop':['1','2','3','4','5']                        | stop
                    HELLO,'stop':[1]                                          | stop[0]
                    HELLO,'tools':{}                                          | tools
                    HELLO,'tools':['search']                                  | tools[0]
                    HELLO,'tools':[{'type':'function'}]                       | tools[0].function
                    HELLO,'tools':[{'type':'function','function':{}}]         | tools[0].function.name
                    """,
            quoteCharacter = '`')
    void namesTheParameterThatIsWrong(String request, String parameter) {
        CallProblem problem =
                catchThrowableOfType(
                        CallProblem.class,
                        () ->
                                wording.toOpenAi(
                                        Operation.CHAT,
                                        Json.of("{" + request.replace("HELLO", HELLO) + "}")));

        assertThat(problem).isNotNull();
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.parameter()).isEqualTo(parameter);
        assertThat(problem).hasMessageContaining("'" + parameter + "'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    'input':'Hello'            |
                    'input':['a','b']          |
                    'input':[1,2,3]            |
                    'input':[[1,2],[3]]        |
                    'input':''                 | input
                    'input':[]                 | input
                    'input':7                  | input
                    'input':[[]]               | input[0]
                    'input':['a',1]            | input[1]
                    'x':1                      | input
                    'input':'a','dimensions':0 | dimensions
                    """,
            quoteCharacter = '`')
    void embedsTextsAndTokens(String request, String parameter) {
        CallProblem problem =
                catchThrowableOfType(
                        CallProblem.class,
                        () ->
                                wording.toOpenAi(
                                        Operation.EMBEDDING,
                                        Json.of("{'model':'m'," + request + "}")));

        assertThat(problem == null ? null : problem.parameter()).isEqualTo(parameter);
    }

    @Test
    void letsThroughWhatItDoesNotKnow() throws CallProblem {
        var request =
                Json.of(
                        "{"
                                + HELLO
                                + ",'temperature':0,'top_p':1,'n':null,'stop':'x','provider':{'sort':'price'},'tools':[{'type':'custom'}]}");

        assertThat(wording.toOpenAi(Operation.CHAT, request)).isSameAs(request);
    }

    @Test
    void writesStreamsAndErrors() {
        var writer = wording.chunks("m");

        assertThat(writer.write(Json.of("{'choices':[]}")))
                .containsExactly("data: {\"choices\":[]}\n\n");
        assertThat(writer.end()).containsExactly("data: [DONE]\n\n");
        assertThat(wording.error(CallProblem.invalid("n", "too_small", "No.")))
                .isEqualTo(
                        Json.of(
                                "{'error':{'message':'No.','type':'invalid_request_error','param':'n','code':'too_small'}}"));
        assertThat(wording.errorEvent(CallProblem.internal()))
                .startsWith("data: {\"error\":{")
                .contains("\"param\":null")
                .endsWith("}\n\n");
    }
}
