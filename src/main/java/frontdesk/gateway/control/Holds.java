package frontdesk.gateway.control;

import frontdesk.shared.Money;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import java.util.List;

/** The most that an attempt can cost, set aside in all of its key's budgets. */
@ApplicationScoped
public class Holds {

    private static final Logger LOG = Logger.getLogger("Frontdesk.gateway");

    @Inject private Wallets wallets;

    @Inject private TokenCount tokens;

    Hold of(Call call, Target target) throws CallProblem {
        try {
            return fitting(call, target);
        } catch (RuntimeException e) {
            LOG.error("Money could not be set aside", e);
            throw CallProblem.unavailable(
                    "Budgets cannot be checked just now. Try again in a moment.");
        }
    }

    /** First by a bound that costs nothing to find; counted only where that does not fit. */
    private Hold fitting(Call call, Target target) throws CallProblem {
        List<Budget> budgets = call.key().budgets();
        if (budgets.isEmpty()) {
            return Hold.NOTHING;
        }
        if (!target.priced()) {
            if (budgets.stream().noneMatch(Budget::hard)) {
                return Hold.NOTHING;
            }
            throw CallProblem.invalid(
                    "model",
                    "price_unknown",
                    "The price of '"
                            + target.name()
                            + "' is not known, and this key has a budget. Set the model's price"
                            + " first.");
        }
        if (target.price().isFree()) {
            return Hold.NOTHING;
        }
        try {
            return wallets.hold(budgets, atMost(call, target, call.promptBound()));
        } catch (Wallets.Exhausted tight) {
            long counted = tokens.ofRequest(call.body());
            // Other tokenizers than ours may count more.
            Money exact =
                    atMost(call, target, Math.min(call.promptBound(), counted + counted / 4 + 64));
            try {
                return wallets.hold(budgets, exact);
            } catch (Wallets.Exhausted exhausted) {
                throw CallProblem.exhausted(
                        exhausted.budget(), wallets.left(exhausted.budget()), exact);
            }
        }
    }

    private static Money atMost(Call call, Target target, long prompt) {
        boolean generates =
                call.operation() == Operation.CHAT || call.operation() == Operation.COMPLETION;
        long output =
                !generates
                        ? 0
                        : call.outputWanted() > 0
                                ? call.outputWanted()
                                : target.provider().outputAtMost(target.price(), prompt);
        return target.price().atMost(prompt, output);
    }
}
