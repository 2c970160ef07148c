package frontdesk.gateway.control;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;

import org.jspecify.annotations.Nullable;

import frontdesk.shared.Money;

/**
 * What a model costs.
 *
 * @param tiers rates for prompts longer than so many tokens; they then hold for the whole call
 * @param modes rates by service tier (batch, flex, priority)
 * @param window tokens of prompt and answer together that the model takes; 0 when unknown
 * @param longestOutput tokens that it generates at most; 0 when unknown
 * @param embeds whether it makes vectors, not texts
 * @param version of the price list, kept with every call
 */
public record Price(
        String model,
        Rates rates,
        SortedMap<Long, Rates> tiers,
        Map<String, Rates> modes,
        long window,
        long longestOutput,
        boolean embeds,
        String version) {

    static final String NO_VERSION = "none";

    private static final long LONGEST_OUTPUT = 8_192;

    static Price free(String model) {
        return new Price(model, Rates.FREE, Collections.emptySortedMap(), Map.of(), 0, 0, false, NO_VERSION);
    }

    /** An own price says nothing of the model's sizes; the catalogue may know them. */
    Price withSizesOf(@Nullable Price known) {
        return known == null ? this : new Price(model, rates, tiers, modes, window > 0 ? window : known.window,
                longestOutput > 0 ? longestOutput : known.longestOutput, embeds || known.embeds, version);
    }

    /** @param mode the service tier that the provider says it used; empty for the usual one */
    public Money cost(Usage usage, String mode) {
        return ratesFor(usage.sane().input(), mode).cost(usage);
    }

    /** No call with so long a prompt and answer costs more. */
    public Money atMost(long input, long output) {
        Money most = Money.ZERO;
        for (Rates one : modes.values()) {
            most = Rates.max(most, bound(one, input, output));
        }
        for (Map.Entry<Long, Rates> tier : tiers.entrySet()) {
            most = input > tier.getKey() ? Rates.max(most, bound(tier.getValue(), input, output)) : most;
        }
        return Rates.max(most, bound(rates, input, output));
    }

    public boolean isFree() {
        return rates.equals(Rates.FREE) && modes.isEmpty() && tiers.isEmpty();
    }

    long outputAtMost() {
        return longestOutput > 0 ? longestOutput : LONGEST_OUTPUT;
    }

    private Rates ratesFor(long input, String mode) {
        Rates special = modes.get(mode);
        if (special != null) {
            return special;
        }
        Rates reached = rates;
        for (Map.Entry<Long, Rates> tier : tiers.entrySet()) {
            reached = input > tier.getKey() ? tier.getValue() : reached;
        }
        return reached;
    }

    private static Money bound(Rates rates, long input, long output) {
        return rates.dearestInput().times(input).plus(rates.output().times(output));
    }
}
