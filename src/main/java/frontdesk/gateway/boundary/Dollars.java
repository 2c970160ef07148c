package frontdesk.gateway.boundary;

import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/** An amount that was given as a decimal string. */
final class Dollars {

    private static final BigDecimal MOST = new BigDecimal("1000000");

    private Dollars() {}

    /**
     * @param places of which there may be so many after the point
     */
    static BigDecimal of(String field, @Nullable String text, int places) {
        try {
            BigDecimal amount =
                    new BigDecimal(Input.text(field, text, 40).strip()).stripTrailingZeros();
            if (amount.signum() < 0 || amount.compareTo(MOST) > 0) {
                throw Refusal.field(field, "out_of_range", field + " is between 0 and 1000000.");
            }
            if (amount.scale() <= places) {
                return amount;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // As one that is too fine.
        }
        throw Refusal.field(
                field,
                "invalid_amount",
                field + " is a decimal such as 12.50, with at most " + places + " places.");
    }
}
