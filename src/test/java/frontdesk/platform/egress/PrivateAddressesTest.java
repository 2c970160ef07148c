package frontdesk.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.platform.http.Refusal;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

class PrivateAddressesTest {

    /**
     * The blocks of RFC 6890 that are not global, each with its first and last address, and
     * multicast.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.0",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.0.0",
                "169.254.169.254",
                "169.254.255.255",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.0",
                "192.0.0.255",
                "192.0.2.0",
                "192.0.2.255",
                "192.168.0.0",
                "192.168.255.255",
                "198.18.0.0",
                "198.19.255.255",
                "198.51.100.0",
                "198.51.100.255",
                "203.0.113.0",
                "203.0.113.255",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.0",
                "255.255.255.255",
                "::",
                "::1",
                "fc00::",
                "fdff:ffff::1",
                "fe80::",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "::127.0.0.1",
                "::10.1.2.3",
                "64:ff9b::10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "64:ff9b:1::808:808",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1",
                "2002:c0a8:1::1",
                "100::",
                "100::ffff",
                "2001:db8::",
                "2001:db8:ffff::1",
                "2001::",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2001:2::1",
                "2001:10::1",
                "3fff::1",
                "5f00::1"
            })
    void aSpecialAddressIsNotCalled(String address) throws UnknownHostException {
        assertThat(PrivateAddresses.contains(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.1.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "198.51.99.255",
                "198.51.101.0",
                "203.0.112.255",
                "203.0.114.0",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2a00:1450:4001::1",
                "64:ff9b::808:808",
                "2002:808:808::1",
                "::ffff:8.8.8.8"
            })
    void aPublicAddressIs(String address) throws UnknownHostException {
        assertThat(PrivateAddresses.contains(InetAddress.getByName(address))).isFalse();
    }

    /**
     * However it is written: decimal, octal, hexadecimal, short, with a dot at the end, or as a
     * name.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://0x7f000001/",
                "http://127.1/",
                "http://127.0.1/",
                "http://0/",
                "http://127.0.0.1./",
                "http://[::1]/",
                "http://[::ffff:7f00:1]/",
                "http://[0:0:0:0:0:ffff:127.0.0.1]/",
                "http://localhost/",
                "http://LOCALHOST/",
                "http://localhost./",
                "http://user@127.0.0.1/",
                "http://example.org@127.0.0.1/",
                "http://127.0.0.1:8080/",
                "http://169.254.169.254/latest/meta-data/",
                "https://0xa9.0xfe.0xa9.0xfe/",
                "http://3232235521/"
            })
    void noSpellingOfAPrivateHostPasses(String address) {
        assertThatThrownBy(() -> new Egress().check(URI.create(address)))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://8.8.8.8/",
                "gopher://8.8.8.8/",
                "jar:file:/x!/y",
                "//8.8.8.8/",
                "8.8.8.8",
                "http:8.8.8.8",
                "http:///x",
                "mailto:a@b.c"
            })
    void onlyHttpIsCalled(String address) {
        assertThatThrownBy(() -> new Egress().check(URI.create(address)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.problem().code())
                                        .isEqualTo("address_not_allowed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://8.8.8.8/",
                "https://1.1.1.1:8443/path",
                "HTTPS://[2606:4700:4700::1111]/"
            })
    void aPublicHostPasses(String address) {
        new Egress().check(URI.create(address));
    }

    @Property
    void wrappingAnAddressHidesNothing(
            @ForAll byte a, @ForAll byte b, @ForAll byte c, @ForAll byte d)
            throws UnknownHostException {
        boolean expected =
                PrivateAddresses.contains(InetAddress.getByAddress(new byte[] {a, b, c, d}));
        byte[] nat64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, a, b, c, d};
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, a, b, c, d};
        byte[] sixToFour = {0x20, 0x02, a, b, c, d, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
        for (byte[] wrapped : new byte[][] {nat64, mapped, sixToFour}) {
            assertThat(PrivateAddresses.contains(InetAddress.getByAddress(wrapped)))
                    .isEqualTo(expected);
        }
    }

    @Property
    void uniqueLocalIsPrivateAsAWhole(
            @ForAll @ByteRange(min = 0, max = 127) byte second,
            @ForAll @IntRange(min = 0xfc, max = 0xfd) int first)
            throws UnknownHostException {
        byte[] address = new byte[16];
        address[0] = (byte) first;
        address[1] = second;
        assertThat(PrivateAddresses.contains(InetAddress.getByAddress(address))).isTrue();
    }
}
