package frontdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.PermissionDeniedException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolChoiceOption;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.models.Model;

import frontdesk.testing.Company;
import frontdesk.testing.SharedServer;
import frontdesk.testing.TestServer;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;

/** OpenAI's own client for Java, with nothing but address and key changed. */
class OpenAiSdkIT {

    private static final TestServer SERVER = SharedServer.get();
    private static final String ORDER = "{\"city\":\"Zürich\",\"nights\":3}";

    private static Company company;
    private static OpenAIClient client;

    /** The shape of {@link #ORDER}, as a schema and as a tool. */
    @JsonClassDescription("Books a room")
    static class Booking {
        public String city;
        public int nights;
    }

    @BeforeAll
    static void connect() {
        company = Company.found(SERVER);
        client = client(Key.of(SERVER, company, "{\"budget\":{\"amount\":\"5\"}}").secret());
    }

    private static OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(SERVER.address() + "/v1")
                .apiKey(key)
                .maxRetries(0)
                .build();
    }

    private static ChatCompletionCreateParams.Builder chat(String model, String prompt) {
        return ChatCompletionCreateParams.builder()
                .model(model)
                .addSystemMessage("Be kind.")
                .addUserMessage(prompt);
    }

    @Test
    void chats() {
        ChatCompletion answer =
                client.chat()
                        .completions()
                        .create(
                                chat("echo/priced", "Grüß Gott 🎈")
                                        .maxCompletionTokens(50)
                                        .build());

        answer.validate();
        assertThat(answer.choices().getFirst().message().content()).hasValue("Grüß Gott 🎈");
        assertThat(answer.choices().getFirst().finishReason())
                .isEqualTo(ChatCompletion.Choice.FinishReason.STOP);
        assertThat(answer.usage().orElseThrow().completionTokens()).isPositive();
    }

    @Test
    void streams() {
        String prompt = "A longer text, so that it comes in several pieces: ".repeat(5);
        ChatCompletionAccumulator all = ChatCompletionAccumulator.create();
        List<ChatCompletionChunk> chunks;
        try (var stream =
                client.chat()
                        .completions()
                        .createStreaming(
                                chat("echo/priced", prompt)
                                        .streamOptions(
                                                ChatCompletionStreamOptions.builder()
                                                        .includeUsage(true)
                                                        .build())
                                        .build())) {
            chunks = stream.stream().peek(all::accumulate).toList();
        }

        assertThat(chunks).hasSizeGreaterThan(5);
        assertThat(all.chatCompletion().choices().getFirst().message().content()).hasValue(prompt);
        assertThat(all.chatCompletion().usage().orElseThrow().promptTokens()).isPositive();
    }

    @Test
    void callsTools() {
        ChatCompletionCreateParams params =
                chat("echo/echo", ORDER)
                        .addTool(Booking.class)
                        .toolChoice(ChatCompletionToolChoiceOption.Auto.REQUIRED)
                        .build();
        ChatCompletion.Choice choice =
                client.chat().completions().create(params).choices().getFirst();
        ChatCompletionMessageFunctionToolCall call =
                choice.message().toolCalls().orElseThrow().getFirst().asFunction();

        assertThat(choice.finishReason()).isEqualTo(ChatCompletion.Choice.FinishReason.TOOL_CALLS);
        assertThat(call.function().name()).isEqualTo("Booking");
        assertThat(call.function().arguments(Booking.class)).satisfies(OpenAiSdkIT::booked);

        ChatCompletionAccumulator all = ChatCompletionAccumulator.create();
        try (var stream = client.chat().completions().createStreaming(params)) {
            stream.stream().forEach(all::accumulate);
        }
        assertThat(
                        all.chatCompletion()
                                .choices()
                                .getFirst()
                                .message()
                                .toolCalls()
                                .orElseThrow()
                                .getFirst()
                                .asFunction()
                                .function()
                                .arguments(Booking.class))
                .satisfies(OpenAiSdkIT::booked);
    }

    @Test
    void readsStructuredOutput() {
        assertThat(
                        client.chat()
                                .completions()
                                .create(
                                        chat("echo/echo", ORDER)
                                                .responseFormat(Booking.class)
                                                .build())
                                .choices()
                                .getFirst()
                                .message()
                                .content())
                .hasValueSatisfying(OpenAiSdkIT::booked);
    }

    private static void booked(Booking booking) {
        assertThat(booking.city).isEqualTo("Zürich");
        assertThat(booking.nights).isEqualTo(3);
    }

    @Test
    void embeds() {
        CreateEmbeddingResponse answer =
                client.embeddings()
                        .create(
                                EmbeddingCreateParams.builder()
                                        .model("echo/minilm")
                                        .inputOfArrayOfStrings(
                                                List.of(
                                                        "The cat sleeps.",
                                                        "A kitten is asleep.",
                                                        "Interest rates rose."))
                                        .build());
        List<List<Float>> vectors = answer.data().stream().map(one -> one.embedding()).toList();

        assertThat(vectors).hasSize(3).allSatisfy(vector -> assertThat(vector).hasSize(384));
        assertThat(cosine(vectors.get(0), vectors.get(0))).isCloseTo(1, within(0.001));
        assertThat(cosine(vectors.get(0), vectors.get(1)))
                .isGreaterThan(cosine(vectors.get(0), vectors.get(2)) + 0.3);
        assertThat(answer.usage().promptTokens()).isPositive();

        CreateEmbeddingResponse numbers =
                client.embeddings()
                        .create(
                                EmbeddingCreateParams.builder()
                                        .model("echo/minilm")
                                        .input("The cat sleeps.")
                                        .encodingFormat(EmbeddingCreateParams.EncodingFormat.FLOAT)
                                        .build());
        assertThat(cosine(numbers.data().getFirst().embedding(), vectors.getFirst()))
                .isCloseTo(1, within(0.001));
    }

    private static double cosine(List<Float> a, List<Float> b) {
        double sum = 0;
        for (int i = 0; i < a.size(); i++) {
            sum += a.get(i) * b.get(i);
        }
        return sum;
    }

    @Test
    void listsModels() {
        assertThat(client.models().list().data())
                .extracting(Model::id)
                .contains("echo/echo", "echo/priced", "echo/minilm");
        assertThat(client.models().retrieve("echo/echo").id()).isEqualTo("echo/echo");
    }

    @Test
    void throwsWhatItThrowsForOpenAi() {
        refused(
                UnauthorizedException.class,
                client("fd-of-nobody"),
                chat("echo/echo", "Hi"),
                "invalid_api_key");
        OpenAIServiceException unknown =
                refused(
                        NotFoundException.class,
                        client,
                        chat("gpt-unknown", "Hi"),
                        "model_not_found");
        assertThat(unknown.param()).hasValue("model");
        OpenAIServiceException bad =
                refused(
                        BadRequestException.class,
                        client,
                        chat("echo/echo", "Hi").maxCompletionTokens(-1),
                        "integer_below_min_value");
        assertThat(bad.param()).hasValue("max_completion_tokens");
        OpenAIClient limited =
                client(
                        Key.of(
                                        SERVER,
                                        company,
                                        "{\"models\":[\"echo/priced\"],\"budget\":{\"amount\":\"0.0001\"}}")
                                .secret());
        refused(
                PermissionDeniedException.class,
                limited,
                chat("echo/echo", "Hi"),
                "model_not_allowed");
        OpenAIServiceException poor =
                refused(
                        RateLimitException.class,
                        limited,
                        chat("echo/priced", "Hi").maxCompletionTokens(500),
                        "insufficient_quota");
        assertThat(poor).hasMessageContaining("0.0001 USD left");
    }

    @Test
    void doesNotTryAgainWhatTheBudgetRefused() {
        Key key = Key.of(SERVER, company, "{\"budget\":{\"amount\":\"0.0001\"}}");
        OpenAIClient patient =
                OpenAIOkHttpClient.builder()
                        .baseUrl(SERVER.address() + "/v1")
                        .apiKey(key.secret())
                        .maxRetries(3)
                        .build();
        refused(
                RateLimitException.class,
                patient,
                chat("echo/priced", "Hi").maxCompletionTokens(500),
                "insufficient_quota");

        assertThat(key.calls()).hasSize(1);
    }

    private static OpenAIServiceException refused(
            Class<? extends OpenAIServiceException> as,
            OpenAIClient by,
            ChatCompletionCreateParams.Builder params,
            String code) {
        OpenAIServiceException problem =
                catchThrowableOfType(as, () -> by.chat().completions().create(params.build()));
        assertThat(problem).isNotNull();
        assertThat(problem.code()).hasValue(code);
        return problem;
    }
}
