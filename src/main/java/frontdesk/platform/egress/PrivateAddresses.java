package frontdesk.platform.egress;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses that are not on the public Internet (RFC 6890), also where IPv6 wraps them. */
final class PrivateAddresses {

    private PrivateAddresses() {}

    static boolean contains(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
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
                || first == 198 && (second == 18 || second == 19)
                || first == 198 && second == 51 && (bytes[2] & 0xff) == 100
                || first == 203 && second == 0 && (bytes[2] & 0xff) == 113
                || first >= 240;
    }

    private static boolean isPrivate6(byte[] bytes) {
        int first = word(bytes, 0);
        int second = word(bytes, 2);
        if (first == 0x64
                && second == 0xff9b
                && word(bytes, 4) == 0
                && word(bytes, 6) == 0
                && word(bytes, 8) == 0
                && word(bytes, 10) == 0) {
            return embedded(bytes, 12);
        }
        boolean global = (first & 0xe000) == 0x2000;
        boolean protocols = first == 0x2001 && second < 0x200;
        boolean documentation =
                first == 0x2001 && second == 0xdb8 || first == 0x3fff && second < 0x1000;
        return !global || protocols || documentation || first == 0x2002 && embedded(bytes, 2);
    }

    private static int word(byte[] bytes, int offset) {
        return (bytes[offset] & 0xff) << 8 | bytes[offset + 1] & 0xff;
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
