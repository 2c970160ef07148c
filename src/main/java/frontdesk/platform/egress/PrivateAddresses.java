package frontdesk.platform.egress;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses that are not on the public Internet (RFC 6890), also where IPv6 wraps them. */
final class PrivateAddresses {

    private PrivateAddresses() {}

    static boolean contains(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? isPrivate6(bytes) : isPrivate4(bytes);
    }

    private static boolean isPrivate4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return first == 0
                || first == 100 && second >= 64 && second < 128
                || first == 192 && second == 0
                || first == 198 && (second == 18 || second == 19 || second == 51)
                || first == 203 && second == 0 && (bytes[2] & 0xff) == 113
                || first >= 240;
    }

    private static boolean isPrivate6(byte[] bytes) {
        boolean uniqueLocal = (bytes[0] & 0xfe) == 0xfc;
        boolean nat64 = bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b;
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        if (nat64) {
            return embedded(bytes, 12);
        }
        return sixToFour ? embedded(bytes, 2) : uniqueLocal;
    }

    private static boolean embedded(byte[] bytes, int offset) {
        try {
            byte[] inner = {bytes[offset], bytes[offset + 1], bytes[offset + 2], bytes[offset + 3]};
            return contains(InetAddress.getByAddress(inner));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }
}
