package frontdesk.integration.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HookLimitsTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "192.0.2.1, ::ffff:192.0.2.1, true",
        "2001:db8::1, 2001:db8:0:0:ffff::2, true",
        "2001:db8::1, 2001:db8:0:1::1, false",
        "unknown, unknown, true",
        "unknown, 192.0.2.1, false"
    })
    void addressesOfOneNetworkCountAsOne(String one, String other, boolean same) {
        assertThat(HookLimits.network(one).equals(HookLimits.network(other))).isEqualTo(same);
    }
}
