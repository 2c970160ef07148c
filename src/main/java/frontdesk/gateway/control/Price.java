package frontdesk.gateway.control;

import frontdesk.shared.Money;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * What a model costs.
 *
 * @param modes what it costs in other service tiers (batch, flex, priority)
 * @param window tokens of prompt and answer together that the model takes; 0 when unknown
 * @param longestOutput tokens that it generates at most; 0 when unknown
 * @param embeds whether it makes vectors, not texts
 * @param version of the price list, kept with every call
 */
public record Price(
        String model,
        Scale usual,
        Map<String, Scale> modes,
        long window,
        long longestOutput,
        boolean embeds,
        String version) {

    static final String NO_VERSION = "none";

    private static final long LONGEST_OUTPUT = 8_192;

    static Price free(String model) {
        return new Price(model, Scale.FREE, Map.of(), 0, 0, false, NO_VERSION);
    }

    /** An own price says nothing of the model's sizes; the catalogue may know them. */
    Price withSizesOf(@Nullable Price known) {
        return known == null
                ? this
                : new Price(
                        model,
                        usual,
                        modes,
                        window > 0 ? window : known.window,
                        longestOutput > 0 ? longestOutput : known.longestOutput,
                        embeds || known.embeds,
                        version);
    }

    Rates rates() {
        return usual.rates();
    }

    /**
     * @param mode the service tier that the provider says it used; empty for the usual one
     */
    public Money cost(Usage usage, String mode) {
        return modes.getOrDefault(mode, usual).at(usage.sane().input()).cost(usage);
    }

    /** No call with so long a prompt and answer costs more. */
    public Money atMost(long input, long output) {
        Money most = usual.atMost(input, output);
        for (Scale mode : modes.values()) {
            most = Rates.max(most, mode.atMost(input, output));
        }
        return most;
    }

    public boolean isFree() {
        return usual.equals(Scale.FREE) && modes.isEmpty();
    }

    long outputAtMost() {
        return longestOutput > 0 ? longestOutput : LONGEST_OUTPUT;
    }
}
