package frontdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.errors.BadRequestException;
import com.anthropic.errors.NotFoundException;
import com.anthropic.errors.RateLimitException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolChoiceTool;
import com.anthropic.models.messages.ToolUseBlock;

import frontdesk.testing.Company;
import frontdesk.testing.SharedServer;
import frontdesk.testing.TestServer;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/**
 * Anthropic's own client for Java, with nothing but address and key changed, and a provider that
 * speaks OpenAI's protocol.
 */
class AnthropicSdkIT {

    private static final TestServer SERVER = SharedServer.get();
    private static final String ORDER = "{\"city\":\"Zürich\",\"nights\":3}";

    private static Company company;
    private static AnthropicClient client;

    /** The shape of {@link #ORDER}. */
    static class Booking {
        public String city;
        public int nights;
    }

    @BeforeAll
    static void connect() {
        company = Company.found(SERVER);
        client = client(Key.of(SERVER, company, "{\"budget\":{\"amount\":\"5\"}}").secret());
    }

    private static AnthropicClient client(String key) {
        return AnthropicOkHttpClient.builder()
                .baseUrl(SERVER.address().toString())
                .apiKey(key)
                .maxRetries(0)
                .build();
    }

    private static MessageCreateParams.Builder message(String model, String prompt) {
        return MessageCreateParams.builder()
                .model(model)
                .maxTokens(200)
                .system("Be kind.")
                .addUserMessage(prompt);
    }

    @Test
    void chats() {
        Message answer = client.messages().create(message("echo/priced", "Grüß Gott 🎈").build());

        answer.validate();
        assertThat(answer.content().getFirst().asText().text()).isEqualTo("Grüß Gott 🎈");
        assertThat(answer.stopReason()).hasValue(StopReason.END_TURN);
        assertThat(answer.usage().inputTokens()).isPositive();
        assertThat(answer.usage().outputTokens()).isPositive();
    }

    @Test
    void streams() {
        String prompt = "A longer text, so that it comes in several pieces: ".repeat(5);
        MessageAccumulator all = MessageAccumulator.create();
        List<RawMessageStreamEvent> events;
        try (var stream =
                client.messages().createStreaming(message("echo/priced", prompt).build())) {
            events = stream.stream().peek(all::accumulate).toList();
        }

        assertThat(events).hasSizeGreaterThan(8);
        assertThat(all.message().content().getFirst().asText().text()).isEqualTo(prompt);
        assertThat(all.message().usage().outputTokens()).isPositive();
    }

    @Test
    void callsTools() {
        MessageCreateParams params =
                message("echo/echo", ORDER)
                        .addTool(
                                Tool.builder()
                                        .name("book")
                                        .description("Books a room")
                                        .inputSchema(
                                                Tool.InputSchema.builder()
                                                        .properties(
                                                                JsonValue.from(
                                                                        Map.of(
                                                                                "city",
                                                                                Map.of(
                                                                                        "type",
                                                                                        "string"),
                                                                                "nights",
                                                                                Map.of(
                                                                                        "type",
                                                                                        "integer"))))
                                                        .putAdditionalProperty(
                                                                "required",
                                                                JsonValue.from(List.of("city")))
                                                        .build())
                                        .build())
                        .toolChoice(ToolChoiceTool.builder().name("book").build())
                        .build();
        Message answer = client.messages().create(params);
        assertThat(answer.stopReason()).hasValue(StopReason.TOOL_USE);
        booked(answer.content().getFirst().asToolUse());

        MessageAccumulator all = MessageAccumulator.create();
        try (var stream = client.messages().createStreaming(params)) {
            stream.stream().forEach(all::accumulate);
        }
        booked(all.message().content().getFirst().asToolUse());
    }

    private static void booked(ToolUseBlock call) {
        assertThat(call.name()).isEqualTo("book");
        assertThat(call._input().convert(Map.class))
                .isEqualTo(Map.of("city", "Zürich", "nights", 3));
    }

    @Test
    void readsStructuredOutput() {
        Booking booking =
                client.messages()
                        .create(message("echo/echo", ORDER).outputConfig(Booking.class).build())
                        .content()
                        .getFirst()
                        .asText()
                        .text();
        assertThat(booking.city).isEqualTo("Zürich");
        assertThat(booking.nights).isEqualTo(3);
    }

    @Test
    void countsTokens() {
        assertThat(
                        client.messages()
                                .countTokens(
                                        MessageCountTokensParams.builder()
                                                .model("echo/echo")
                                                .addUserMessage("Hello you there")
                                                .build())
                                .inputTokens())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void listsModels() {
        assertThat(client.models().list().data())
                .extracting(model -> model.id())
                .contains("echo/echo", "echo/priced");
        assertThat(client.models().retrieve("echo/echo").id()).isEqualTo("echo/echo");
    }

    @Test
    void throwsWhatItThrowsForAnthropic() {
        refused(
                UnauthorizedException.class,
                client("fd-of-nobody"),
                message("echo/echo", "Hi"),
                "authentication_error");
        refused(
                NotFoundException.class,
                client,
                message("claude-unknown", "Hi"),
                "not_found_error");
        assertThat(
                        refused(
                                BadRequestException.class,
                                client,
                                message("echo/echo", "Hi").maxTokens(-1),
                                "invalid_request_error"))
                .hasMessageContaining("max_tokens");
        AnthropicClient poor =
                client(Key.of(SERVER, company, "{\"budget\":{\"amount\":\"0.0001\"}}").secret());
        assertThat(
                        refused(
                                RateLimitException.class,
                                poor,
                                message("echo/priced", "Hi"),
                                "rate_limit_error"))
                .hasMessageContaining("0.0001 USD left");
    }

    private static AnthropicServiceException refused(
            Class<? extends AnthropicServiceException> as,
            AnthropicClient by,
            MessageCreateParams.Builder params,
            String type) {
        AnthropicServiceException problem =
                catchThrowableOfType(as, () -> by.messages().create(params.build()));
        assertThat(problem).isNotNull();
        assertThat(problem.body().toString()).contains(type);
        return problem;
    }
}
