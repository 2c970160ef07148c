package frontdesk.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.List;

class MoneyTest {

    private static final long FAR = 1_000_000_000_000_000L;

    @ParameterizedTest
    @CsvSource({
        "0, 0.00",
        "1, 1.00",
        "1.5, 1.50",
        "0.000125, 0.000125",
        "0.000000000001, 0.000000000001",
        "-2.5, -2.50",
        "9000000, 9000000.00",
        "1e-6, 0.000001"
    })
    void isToldInPlainDecimals(String given, String told) {
        assertThat(Money.of(given)).hasToString(told);
        assertThat(Money.of(told)).isEqualTo(Money.of(given));
    }

    @Test
    void refusesWhatItCannotKeepExactly() {
        assertThatThrownBy(() -> Money.of("0.0000000000001"))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of("9300000")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of("many")).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> Money.of("9000000").plus(Money.of("9000000")))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of("-9000000").minus(Money.of("9000000")))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of("0.0001").times(1_000_000_000_000L))
                .isInstanceOf(ArithmeticException.class);
    }

    @Property
    void countsAsDecimalsDo(
            @ForAll @Size(max = 50) List<@LongRange(min = -FAR, max = FAR) Long> picos) {
        Money sum = picos.stream().map(Money::new).reduce(Money.ZERO, Money::plus);
        BigDecimal expected =
                picos.stream()
                        .map(one -> new BigDecimal(java.math.BigInteger.valueOf(one), 12))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum.dollars()).isEqualByComparingTo(expected);
        assertThat(Money.of(sum.toString())).isEqualTo(sum);
        assertThat(picos.stream().map(Money::new).reduce(sum, Money::minus)).isEqualTo(Money.ZERO);
    }

    @Property
    void timesIsAddingOftenEnough(
            @ForAll @LongRange(min = 0, max = FAR) long picos,
            @ForAll @LongRange(min = 0, max = 100) long count) {
        Money sum = Money.ZERO;
        for (long i = 0; i < count; i++) {
            sum = sum.plus(new Money(picos));
        }
        assertThat(new Money(picos).times(count)).isEqualTo(sum);
    }
}
