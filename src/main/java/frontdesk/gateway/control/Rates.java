package frontdesk.gateway.control;

import frontdesk.shared.Money;

/** Dollars per token. */
public record Rates(Money input, Money cached, Money cacheWrite, Money cacheWriteLong, Money output) {

    public static final Rates FREE = new Rates(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    public Money cost(Usage used) {
        Usage usage = used.sane();
        long plain = usage.input() - usage.cached() - usage.cacheWrite() - usage.cacheWriteLong();
        return input.times(plain)
                .plus(cached.times(usage.cached()))
                .plus(cacheWrite.times(usage.cacheWrite()))
                .plus(cacheWriteLong.times(usage.cacheWriteLong()))
                .plus(output.times(usage.output()));
    }

    Money dearestInput() {
        return max(max(input, cached), max(cacheWrite, cacheWriteLong));
    }

    static Money max(Money a, Money b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
