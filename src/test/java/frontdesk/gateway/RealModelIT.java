package frontdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.BadRequestException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;

import frontdesk.testing.Company;
import frontdesk.testing.SharedServer;
import frontdesk.testing.TestServer;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A language model behind a server with OpenAI's protocol, asked by the two official clients for
 * Java. Not every such server says in a stream what it used.
 */
@EnabledIfSystemProperty(
        named = "frontdesk.model",
        matches = "https?:.+",
        disabledReason = "It needs a model: -Dfrontdesk.model=http://127.0.0.1:9100/v1")
class RealModelIT {

    private static final TestServer SERVER = SharedServer.get();
    private static final String MODEL = "real/smollm2";
    private static final String PROMPT = "Name the capital of France in one short sentence.";

    private static Company company;
    private static OpenAIClient openAi;
    private static AnthropicClient anthropic;

    @BeforeAll
    static void connect() {
        company = Company.found(SERVER);
        company.owner()
                .post(
                        "/api/ai/providers",
                        "{\"name\":\"real\",\"kind\":\"compatible\",\"baseUrl\":\""
                                + System.getProperty("frontdesk.model")
                                + "\"}")
                .is(201);
        String key = Key.of(SERVER, company, "{}").secret();
        openAi =
                OpenAIOkHttpClient.builder()
                        .baseUrl(SERVER.address() + "/v1")
                        .apiKey(key)
                        .maxRetries(0)
                        .build();
        anthropic =
                AnthropicOkHttpClient.builder()
                        .baseUrl(SERVER.address().toString())
                        .apiKey(key)
                        .maxRetries(0)
                        .build();
    }

    private static ChatCompletionCreateParams.Builder chat() {
        return ChatCompletionCreateParams.builder()
                .model(MODEL)
                .addUserMessage(PROMPT)
                .maxCompletionTokens(40);
    }

    private static MessageCreateParams message() {
        return MessageCreateParams.builder()
                .model(MODEL)
                .maxTokens(40)
                .addUserMessage(PROMPT)
                .build();
    }

    @Test
    void answersOpenAisClient() {
        ChatCompletion answer = openAi.chat().completions().create(chat().build());

        answer.validate();
        assertThat(answer.choices().getFirst().message().content().orElseThrow()).isNotBlank();
        assertThat(answer.usage().orElseThrow().completionTokens()).isBetween(1L, 40L);
    }

    @Test
    void streamsToOpenAisClient() {
        ChatCompletionAccumulator all = ChatCompletionAccumulator.create();
        try (var stream =
                openAi.chat()
                        .completions()
                        .createStreaming(
                                chat().streamOptions(
                                                ChatCompletionStreamOptions.builder()
                                                        .includeUsage(true)
                                                        .build())
                                        .build())) {
            assertThat(stream.stream().peek(all::accumulate).count()).isGreaterThan(2);
        }
        assertThat(all.chatCompletion().choices().getFirst().message().content().orElseThrow())
                .isNotBlank();
    }

    @Test
    void answersAnthropicsClient() {
        Message answer = anthropic.messages().create(message());

        answer.validate();
        assertThat(answer.content().getFirst().asText().text()).isNotBlank();
        assertThat(answer.usage().outputTokens()).isBetween(1L, 40L);
    }

    @Test
    void streamsToAnthropicsClient() {
        MessageAccumulator all = MessageAccumulator.create();
        try (var stream = anthropic.messages().createStreaming(message())) {
            assertThat(stream.stream().peek(all::accumulate).count()).isGreaterThan(4);
        }
        assertThat(all.message().content().getFirst().asText().text()).isNotBlank();
    }

    @Test
    void isToldOfTooLongAPrompt() {
        ChatCompletionCreateParams tooLong =
                ChatCompletionCreateParams.builder()
                        .model(MODEL)
                        .addUserMessage("word ".repeat(30_000))
                        .build();

        assertThat(
                        catchThrowableOfType(
                                BadRequestException.class,
                                () -> openAi.chat().completions().create(tooLong)))
                .isNotNull();
    }
}
