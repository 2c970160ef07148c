package frontdesk.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.gateway.adapter.Json;
import frontdesk.gateway.adapter.anthropic.AnthropicProvider;
import frontdesk.gateway.adapter.gemini.GeminiProvider;
import frontdesk.gateway.adapter.openai.OpenAiUsage;
import frontdesk.shared.Money;

import jakarta.json.JsonObject;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

/** What providers said of real calls, and what these cost by the list, reckoned by hand. */
class PriceListTest {

    private static final PriceList PRICES = new PriceList();

    static {
        PRICES.begin();
    }

    private static Money cost(String kind, String model, Usage usage, String mode) {
        return PRICES.find(kind, model).cost(usage, mode);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // prompt_tokens hold the cached ones, completion_tokens the reasoning.
                "gpt-4o | 0.005615 |"
                        + " {'usage':{'prompt_tokens':2006,'completion_tokens':300,'total_tokens':2306,'prompt_tokens_details':{'cached_tokens':1920,'audio_tokens':0},"
                        + "'completion_tokens_details':{'reasoning_tokens':0,'audio_tokens':0,'accepted_prediction_tokens':0,'rejected_prediction_tokens':0}},'service_tier':'default'}",
                "o3 | 0.009638 |"
                        + " {'usage':{'prompt_tokens':75,'completion_tokens':1186,'total_tokens':1261,'prompt_tokens_details':{'cached_tokens':0},"
                        + "'completion_tokens_details':{'reasoning_tokens':1024}}}",
                "gpt-5 | 0.0058 |"
                        + " {'usage':{'prompt_tokens':1000,'completion_tokens':500,'prompt_tokens_details':{'cached_tokens':400}}}",
                "gpt-5 | 0.0029 |"
                        + " {'service_tier':'flex','usage':{'prompt_tokens':1000,'completion_tokens':500,'prompt_tokens_details':{'cached_tokens':400}}}",
                "gpt-5 | 0.0116 |"
                        + " {'service_tier':'priority','usage':{'prompt_tokens':1000,'completion_tokens':500,'prompt_tokens_details':{'cached_tokens':400}}}",
                "gpt-4o | 0.00375 |"
                        + " {'service_tier':'batch','usage':{'prompt_tokens':1000,'completion_tokens':500}}",
                "gpt-4o | 0.0035 |"
                        + " {'service_tier':'batch','usage':{'prompt_tokens':1000,'completion_tokens':500,'prompt_tokens_details':{'cached_tokens':400}}}",
                "gpt-4o | 0.00 | {'usage':{'prompt_tokens':0,'completion_tokens':0}}",
            })
    void openAi(String model, String dollars, String answer) {
        JsonObject said = Json.of(answer);
        assertThat(cost("openai", model, OpenAiUsage.of(said), OpenAiUsage.mode(said)))
                .isEqualTo(Money.of(dollars));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // input_tokens hold neither what the cache served nor what it took.
                "claude-opus-4-5 | 0.025265 |"
                        + " {'usage':{'input_tokens':2048,'cache_creation_input_tokens':248,'cache_read_input_tokens':1800,'output_tokens':503}}",
                "claude-sonnet-4-5 | 0.04767 |"
                        + " {'usage':{'input_tokens':50,'cache_read_input_tokens':100000,'cache_creation_input_tokens':2500,"
                        + "'cache_creation':{'ephemeral_5m_input_tokens':1500,'ephemeral_1h_input_tokens':1000},'output_tokens':393,'service_tier':'standard'}}",
                // The whole call costs more when its prompt, with the cache's part, is longer than
                // 200,000.
                "claude-sonnet-4-5 | 0.95025 |"
                        + " {'usage':{'input_tokens':150000,'cache_read_input_tokens':60000,'cache_creation_input_tokens':1000,"
                        + "'cache_creation':{'ephemeral_5m_input_tokens':0,'ephemeral_1h_input_tokens':1000},'output_tokens':100}}",
                "claude-sonnet-4-5 | 0.6015 |"
                        + " {'usage':{'input_tokens':200000,'output_tokens':100}}",
                "claude-sonnet-4-5 | 1.202256 |"
                        + " {'usage':{'input_tokens':200001,'output_tokens':100}}",
                "claude-haiku-4-5 | 0.00109 |"
                        + " {'usage':{'input_tokens':1000,'cache_read_input_tokens':300,'cache_creation_input_tokens':600,"
                        + "'cache_creation':{'ephemeral_5m_input_tokens':400,'ephemeral_1h_input_tokens':200},'output_tokens':50,'service_tier':'batch'}}",
            })
    void anthropic(String model, String dollars, String answer) {
        AnthropicProvider provider = new AnthropicProvider();
        JsonObject said = Json.of(answer);
        assertThat(cost("anthropic", model, provider.usage(said), provider.mode(said)))
                .isEqualTo(Money.of(dollars));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // candidatesTokenCount holds no thoughts, promptTokenCount the cached ones.
                "gemini-2.5-pro | 0.0058 |"
                        + " {'usageMetadata':{'promptTokenCount':1000,'cachedContentTokenCount':400,'candidatesTokenCount':200,'thoughtsTokenCount':300,'totalTokenCount':1500}}",
                "gemini-2.5-pro | 0.251 |"
                        + " {'usageMetadata':{'promptTokenCount':200000,'candidatesTokenCount':100,'totalTokenCount':200100}}",
                "gemini-2.5-pro | 0.6265 |"
                        + " {'usageMetadata':{'promptTokenCount':250000,'candidatesTokenCount':100,'totalTokenCount':250100}}",
                "gemini-2.5-flash | 0.0028399 |"
                        + " {'usageMetadata':{'promptTokenCount':800,'toolUsePromptTokenCount':333,'candidatesTokenCount':1000,'totalTokenCount':2133}}",
            })
    void gemini(String model, String dollars, String answer) {
        Usage usage = new GeminiProvider().usage(Json.of(answer));
        assertThat(cost("gemini", model, usage, "")).isEqualTo(Money.of(dollars));
    }

    @Test
    void readsTheFileThatEverybodyPublishes() {
        Map<String, Price> read =
                PRICES.readAll(
                        Json.of(
                                """
                                {'sample_spec':{'input_cost_per_token':1},
                                 'claude-x':{'input_cost_per_token':3e-06,'output_cost_per_token':1.5e-05,'cache_read_input_token_cost':3e-07,
                                   'cache_creation_input_token_cost':3.75e-06,'max_input_tokens':200000,'max_output_tokens':64000,'litellm_provider':'anthropic',
                                   'supports_vision':true,'tool_use_system_prompt_tokens':346,'input_cost_per_token_above_128k_tokens':6e-06},
                                 'tiny':{'input_cost_per_token':1.23456789e-09,'output_cost_per_token':-1,'max_tokens':'many'},
                                 'nothing':{'mode':'chat'},'wrong':7}\
                                """),
                        "v1");

        assertThat(read).containsOnlyKeys("claude-x", "tiny", "nothing");
        assertThat(read.get("claude-x").version()).isEqualTo("v1");
        assertThat(read.get("claude-x").window()).isEqualTo(200_000);
        assertThat(read.get("claude-x").longestOutput()).isEqualTo(64_000);
        assertThat(read.get("claude-x").cost(Usage.of(128_001, 0), ""))
                .isEqualTo(Money.of("0.768006"));
        assertThat(read.get("tiny").cost(Usage.of(1_000, 5), ""))
                .as("finer than we count is rounded up")
                .isEqualTo(Money.of("0.000001235"));
        assertThat(read.get("nothing").isFree()).isTrue();
    }

    @Provide
    Arbitrary<String> models() {
        return Arbitraries.of(List.copyOf(PRICES.all().keySet()));
    }

    /**
     * A long prompt in a batch: both its tier and its discount hold, also where the list says them
     * apart only.
     */
    @Test
    void aLongPromptInABatchCostsBoth() {
        PriceList list = new PriceList();
        String usual =
                "\"input_cost_per_token\":2e-6,\"output_cost_per_token\":1e-5,\"cache_read_input_token_cost\":5e-7,"
                        + "\"input_cost_per_token_above_200k_tokens\":4e-6,\"output_cost_per_token_above_200k_tokens\":1.5e-5,"
                        + "\"cache_read_input_token_cost_above_200k_tokens\":1e-6,\"input_cost_per_token_batches\":1e-6,\"output_cost_per_token_batches\":5e-6";
        Price apart = list.read("m", Trees.parse("{" + usual + "}"), "v");
        Price said =
                list.read(
                        "m",
                        Trees.parse(
                                "{"
                                        + usual
                                        + ",\"input_cost_per_token_above_200k_tokens_batches\":3e-6,"
                                        + "\"output_cost_per_token_above_200k_tokens_batches\":9e-6}"),
                        "v");
        Usage shorter = new Usage(200_000, 100_000, 0, 0, 1_000, 0);
        Usage longer = new Usage(300_000, 100_000, 0, 0, 1_000, 0);

        assertThat(apart.cost(shorter, "batch")).isEqualTo(Money.of("0.13"));
        assertThat(apart.cost(longer, "")).isEqualTo(Money.of("0.915"));
        assertThat(apart.cost(longer, "batch")).isEqualTo(Money.of("0.4575"));
        assertThat(said.cost(longer, "batch")).isEqualTo(Money.of("0.684"));
        assertThat(apart.atMost(300_000, 1_000).compareTo(apart.cost(longer, ""))).isPositive();
    }

    @Test
    void namesThatOnlyLookLikeATierAreNone() {
        Price price =
                new PriceList()
                        .read(
                                "m",
                                Trees.parse(
                                        "{\"input_cost_per_token\":1e-6,\"input_cost_per_token_above_xk_tokens\":1}"),
                                "v");
        assertThat(price.cost(Usage.of(1_000_000, 0), "")).isEqualTo(Money.of("1"));
    }

    /** What is set aside suffices, whatever the cache did and whichever tier the provider chose. */
    @Property
    void noCallCostsMoreThanIsSetAside(
            @ForAll("models") String model,
            @ForAll @LongRange(min = 0, max = 2_000_000) long input,
            @ForAll @LongRange(min = 0, max = 2_000_000) long cached,
            @ForAll @LongRange(min = 0, max = 2_000_000) long written,
            @ForAll @LongRange(min = 0, max = 2_000_000) long writtenLong,
            @ForAll @LongRange(min = 0, max = 200_000) long output) {
        Price price = PRICES.all().get(model);
        Usage usage = new Usage(input, cached, written, writtenLong, output, 0);
        for (String mode : List.of("", "batch", "flex", "priority", "unknown")) {
            assertThat(price.cost(usage, mode)).isBetween(Money.ZERO, price.atMost(input, output));
        }
    }
}
