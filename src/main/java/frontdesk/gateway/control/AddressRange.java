package frontdesk.gateway.control;

import frontdesk.platform.http.Refusal;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses that share a prefix, in CIDR notation (RFC 4632). */
public record AddressRange(byte[] network, int bits) {

    public static AddressRange parse(String field, String text) {
        String[] parts = text.strip().split("/", 2);
        try {
            if (!parts[0].matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*")) {
                throw new NumberFormatException();
            }
            byte[] network = InetAddress.getByName(parts[0]).getAddress();
            int bits = parts.length == 1 ? network.length * 8 : Integer.parseInt(parts[1]);
            if (bits < 0 || bits > network.length * 8) {
                throw new NumberFormatException();
            }
            return new AddressRange(network, bits);
        } catch (UnknownHostException | NumberFormatException e) {
            throw Refusal.field(
                    field,
                    "invalid_address",
                    "An address or a range such as 10.0.0.0/8 is expected.");
        }
    }

    boolean contains(String address) {
        byte[] other;
        try {
            other = InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            return false;
        }
        if (other.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit & 7);
            if ((network[bit >> 3] & mask) != (other[bit >> 3] & mask)) {
                return false;
            }
        }
        return true;
    }
}
