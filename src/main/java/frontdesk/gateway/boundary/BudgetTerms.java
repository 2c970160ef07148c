package frontdesk.gateway.boundary;

import frontdesk.gateway.control.Period;
import frontdesk.platform.http.Refusal;
import frontdesk.shared.Money;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** The budget that was asked for, checked. */
record BudgetTerms(Money amount, Period period, boolean hard) {

    /**
     * @param prefix of its fields' names, such as {@code budget.}
     */
    static BudgetTerms of(String prefix, KeysResource.BudgetInput input) {
        if (input.currency() != null && !input.currency().equalsIgnoreCase("USD")) {
            throw Refusal.field(
                    prefix + "currency",
                    "unknown_currency",
                    "Budgets are in USD, as the providers' prices are.");
        }
        return new BudgetTerms(
                Money.of(Dollars.of(prefix + "amount", input.amount(), 12)),
                period(prefix, input.period()),
                input.hard() == null || input.hard());
    }

    private static Period period(String prefix, @Nullable String text) {
        try {
            return text == null ? Period.TOTAL : Period.of(text.strip().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refusal.field(
                    prefix + "period", "invalid_period", "period is day, month or total.");
        }
    }
}
