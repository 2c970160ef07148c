package frontdesk.shared;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * US dollars, exact to a millionth of a millionth: of these, a token of the cheapest model costs a
 * whole number.
 *
 * @param picos 10⁻¹² dollars; reaches to 9.2 million dollars either way, beyond which sums throw
 */
public record Money(long picos) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    private static final int SCALE = 12;

    /**
     * @throws ArithmeticException if it is finer than 10⁻¹² or larger than fits
     */
    public static Money of(BigDecimal dollars) {
        return new Money(
                dollars.setScale(SCALE, java.math.RoundingMode.UNNECESSARY)
                        .unscaledValue()
                        .longValueExact());
    }

    public static Money of(String dollars) {
        return of(new BigDecimal(dollars));
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(picos, other.picos));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(picos, other.picos));
    }

    public Money times(long count) {
        return new Money(Math.multiplyExact(picos, count));
    }

    public boolean isZero() {
        return picos == 0;
    }

    public BigDecimal dollars() {
        return new BigDecimal(BigInteger.valueOf(picos), SCALE);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(picos, other.picos);
    }

    /** Plain decimals with at least two places, such as 1.00 or 0.000125. */
    @Override
    public String toString() {
        BigDecimal shortest = dollars().stripTrailingZeros();
        return (shortest.scale() < 2
                        ? shortest.setScale(2, java.math.RoundingMode.UNNECESSARY)
                        : shortest)
                .toPlainString();
    }
}
