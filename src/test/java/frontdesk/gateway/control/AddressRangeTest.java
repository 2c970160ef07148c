package frontdesk.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.platform.http.Refusal;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.UnknownHostException;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true", "10.0.0.0/8, 11.0.0.0, false",
                "10.1.2.3, 10.1.2.3, true", "10.1.2.3, 10.1.2.4, false",
        "192.168.4.0/22, 192.168.7.255, true", "192.168.4.0/22, 192.168.8.0, false",
                "0.0.0.0/0, 1.2.3.4, true", "0.0.0.0/0, ::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true", "2001:db8::/32, 2001:db9::1, false",
                "::1, 0:0:0:0:0:0:0:1, true", "::/0, 127.0.0.1, false",
        "10.0.0.0/31, 10.0.0.1, true", "10.0.0.0/31, 10.0.0.2, false"
    })
    void holdsTheAddressesOfItsPrefix(String range, String address, boolean contained) {
        assertThat(AddressRange.parse("addresses", range).contains(address)).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "example.com",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "::/129",
                "10.0.0.0/",
                "10.0.0.0/x",
                "10.0.0.0/8/8",
                "10.0.0",
                "10",
                "999.0.0.1",
                "10.0.0.0.0",
                "a:b",
                ":::",
                "1e1"
            })
    void whatIsNoneIsRefusedWithoutAskingAnyName(String text) {
        assertThatThrownBy(() -> AddressRange.parse("addresses", text)).isInstanceOf(Refusal.class);
    }

    @Property
    void holdsExactlyThoseThatShareItsFirstBits(
            @ForAll @Size(4) byte[] network,
            @ForAll @Size(4) byte[] other,
            @ForAll @IntRange(max = 32) int bits)
            throws UnknownHostException {
        AddressRange range =
                AddressRange.parse(
                        "addresses",
                        InetAddress.getByAddress(network).getHostAddress() + "/" + bits);
        long mask = bits == 0 ? 0 : -1L << (32 - bits);
        boolean shared = (number(network) & mask) == (number(other) & mask);
        assertThat(range.contains(InetAddress.getByAddress(other).getHostAddress()))
                .isEqualTo(shared);
        assertThat(range.contains(InetAddress.getByAddress(network).getHostAddress())).isTrue();
    }

    private static long number(byte[] address) {
        return Integer.toUnsignedLong(java.nio.ByteBuffer.wrap(address).getInt());
    }
}
