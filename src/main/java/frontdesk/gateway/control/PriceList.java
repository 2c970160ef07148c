package frontdesk.gateway.control;

import frontdesk.shared.Money;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * List prices of models, with the field names of {@code model_prices_and_context_window.json},
 * which is what everybody publishes them in. Prices finer than 10⁻¹² dollars are rounded up.
 */
@ApplicationScoped
public class PriceList {

    private static final String SEED = "/gateway/prices.json";

    private static final Pattern ABOVE =
            Pattern.compile("input_cost_per_token_above_(\\d{1,6})k_tokens");

    /** What the names of prices end with, by service tier. */
    private static final Map<String, String> MODES =
            Map.of("flex", "_flex", "priority", "_priority", "batch", "_batches");

    private Map<String, Price> prices = Map.of();

    @PostConstruct
    void begin() {
        try (InputStream in = PriceList.class.getResourceAsStream(SEED)) {
            JsonObject seed = Trees.parse(in.readAllBytes());
            String version = Trees.string(seed, "version");
            prices = readAll(Trees.object(seed, "models"), version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Map<String, Price> all() {
        return prices;
    }

    /**
     * @param kind of the provider
     */
    @Nullable Price find(String kind, String model) {
        Price exact = prices.get(kind + "/" + model);
        return exact != null ? exact : prices.get(model);
    }

    public Map<String, Price> readAll(JsonObject models, String version) {
        Map<String, Price> read = new TreeMap<>();
        models.forEach(
                (name, entry) -> {
                    if (entry instanceof JsonObject object && !name.equals("sample_spec")) {
                        read.put(name, read(name, object, version));
                    }
                });
        return Collections.unmodifiableMap(read);
    }

    public Price read(String model, JsonObject entry, String version) {
        Map<String, Scale> modes = new HashMap<>();
        MODES.forEach(
                (mode, suffix) -> {
                    if (entry.containsKey("input_cost_per_token" + suffix)) {
                        modes.put(mode, scale(entry, suffix));
                    }
                });
        long input = Trees.whole(entry, "max_input_tokens");
        long output = Trees.whole(entry, "max_output_tokens");
        return new Price(
                model,
                scale(entry, ""),
                Map.copyOf(modes),
                input,
                output,
                Trees.string(entry, "mode").equals("embedding"),
                version);
    }

    /**
     * What a long prompt costs in another service tier is in proportion to what it costs in the
     * usual one, where it is not said.
     */
    private static Scale scale(JsonObject entry, String suffix) {
        Rates rates = rates(entry, suffix);
        TreeMap<Long, Rates> tiers = new TreeMap<>();
        for (String name : entry.keySet()) {
            Matcher above = ABOVE.matcher(name);
            if (above.matches()) {
                String tier = "_above_" + above.group(1) + "k_tokens";
                boolean said =
                        suffix.isEmpty()
                                || entry.containsKey("input_cost_per_token" + tier + suffix);
                tiers.put(
                        Long.parseLong(above.group(1)) * 1_000,
                        said
                                ? rates(entry, tier + suffix)
                                : rates(entry, tier).inProportion(rates, rates(entry, "")));
            }
        }
        return new Scale(rates, Collections.unmodifiableSortedMap(tiers));
    }

    /** Where a kind of token has no price of its own, the next simpler one holds. */
    private static Rates rates(JsonObject entry, String suffix) {
        Money input =
                money(
                        entry,
                        "input_cost_per_token" + suffix,
                        money(entry, "input_cost_per_token", Money.ZERO));
        Money output =
                money(
                        entry,
                        "output_cost_per_token" + suffix,
                        money(entry, "output_cost_per_token", Money.ZERO));
        Money cached =
                money(
                        entry,
                        "cache_read_input_token_cost" + suffix,
                        suffix.isEmpty()
                                ? input
                                : scaled(entry, "cache_read_input_token_cost", input));
        Money write =
                money(
                        entry,
                        "cache_creation_input_token_cost" + suffix,
                        suffix.isEmpty()
                                ? input
                                : scaled(entry, "cache_creation_input_token_cost", input));
        Money writeLong =
                money(
                        entry,
                        "cache_creation_input_token_cost_above_1hr" + suffix,
                        suffix.isEmpty()
                                        || !entry.containsKey(
                                                "cache_creation_input_token_cost_above_1hr")
                                ? write
                                : scaled(
                                        entry, "cache_creation_input_token_cost_above_1hr", input));
        return new Rates(input, cached, write, writeLong, output);
    }

    /** In proportion to what the input costs here. */
    private static Money scaled(JsonObject entry, String name, Money input) {
        Money base = money(entry, "input_cost_per_token", Money.ZERO);
        Money special = money(entry, name, base);
        return base.isZero()
                ? input
                : round(
                        special.dollars()
                                .multiply(input.dollars())
                                .divide(base.dollars(), 12, RoundingMode.UP));
    }

    private static Money money(JsonObject entry, String name, Money absent) {
        return entry.get(name) instanceof JsonNumber number
                        && number.bigDecimalValue().signum() >= 0
                ? round(number.bigDecimalValue())
                : absent;
    }

    private static Money round(BigDecimal dollars) {
        return Money.of(dollars.setScale(12, RoundingMode.UP));
    }
}
