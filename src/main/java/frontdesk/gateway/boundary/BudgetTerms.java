package frontdesk.gateway.boundary;

import java.math.BigDecimal;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import frontdesk.gateway.control.Period;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.shared.Money;

/** The budget that was asked for, checked. */
record BudgetTerms(Money amount, Period period, boolean hard) {

    private static final BigDecimal MOST = new BigDecimal("1000000");

    static BudgetTerms of(String field, KeysResource.BudgetInput input) {
        if (input.currency() != null && !input.currency().equalsIgnoreCase("USD")) {
            throw Refusal.field(field + ".currency", "unknown_currency", "Budgets are in USD, as the providers' prices are.");
        }
        return new BudgetTerms(amount(field, input.amount()), period(field, input.period()), input.hard() == null || input.hard());
    }

    private static Money amount(String field, @Nullable String text) {
        try {
            BigDecimal amount = new BigDecimal(Input.text(field + ".amount", text, 40).strip());
            if (amount.signum() < 0 || amount.compareTo(MOST) > 0) {
                throw Refusal.field(field + ".amount", "out_of_range", field + ".amount is between 0 and 1000000.");
            }
            return Money.of(amount);
        } catch (ArithmeticException | NumberFormatException e) {
            throw Refusal.field(field + ".amount", "invalid_amount", field + ".amount is a decimal such as 12.50.");
        }
    }

    private static Period period(String field, @Nullable String text) {
        try {
            return text == null ? Period.TOTAL : Period.of(text.strip().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refusal.field(field + ".period", "invalid_period", field + ".period is day, month or total.");
        }
    }
}
