package frontdesk.gateway.control;

import frontdesk.shared.Money;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;

/**
 * Rates by the prompt's length.
 *
 * @param tiers rates for prompts longer than so many tokens; they then hold for the whole call
 */
record Scale(Rates rates, SortedMap<Long, Rates> tiers) {

    static final Scale FREE = new Scale(Rates.FREE, Collections.emptySortedMap());

    Rates at(long input) {
        Rates reached = rates;
        for (Map.Entry<Long, Rates> tier : tiers.entrySet()) {
            reached = input > tier.getKey() ? tier.getValue() : reached;
        }
        return reached;
    }

    /**
     * No call with so long a prompt and answer costs more; its prompt may turn out to be shorter.
     */
    Money atMost(long input, long output) {
        Money most = bound(rates, input, output);
        for (Map.Entry<Long, Rates> tier : tiers.entrySet()) {
            most =
                    input > tier.getKey()
                            ? Rates.max(most, bound(tier.getValue(), input, output))
                            : most;
        }
        return most;
    }

    private static Money bound(Rates rates, long input, long output) {
        return rates.dearestInput().times(input).plus(rates.output().times(output));
    }
}
