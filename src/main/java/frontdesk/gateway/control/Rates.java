package frontdesk.gateway.control;

import frontdesk.shared.Money;

import java.math.RoundingMode;

/** Dollars per token. */
public record Rates(
        Money input, Money cached, Money cacheWrite, Money cacheWriteLong, Money output) {

    public static final Rates FREE =
            new Rates(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    public Money cost(Usage used) {
        Usage usage = used.sane();
        long plain = usage.input() - usage.cached() - usage.cacheWrite() - usage.cacheWriteLong();
        return input.times(plain)
                .plus(cached.times(usage.cached()))
                .plus(cacheWrite.times(usage.cacheWrite()))
                .plus(cacheWriteLong.times(usage.cacheWriteLong()))
                .plus(output.times(usage.output()));
    }

    /**
     * These, each as many times as {@code of} is {@code to}; finer than 10⁻¹² dollars is rounded
     * up.
     */
    Rates inProportion(Rates of, Rates to) {
        return new Rates(
                scaled(input, of.input, to.input),
                scaled(cached, of.cached, to.cached),
                scaled(cacheWrite, of.cacheWrite, to.cacheWrite),
                scaled(cacheWriteLong, of.cacheWriteLong, to.cacheWriteLong),
                scaled(output, of.output, to.output));
    }

    private static Money scaled(Money rate, Money of, Money to) {
        return to.isZero()
                ? rate
                : Money.of(
                        rate.dollars()
                                .multiply(of.dollars())
                                .divide(to.dollars(), 12, RoundingMode.UP));
    }

    Money dearestInput() {
        return max(max(input, cached), max(cacheWrite, cacheWriteLong));
    }

    static Money max(Money a, Money b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
