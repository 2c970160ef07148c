package frontdesk.platform.egress;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;

/**
 * Looks names up for a connection that is made now, to what it answers and nothing else: a name
 * that leads elsewhere the next time is checked again then.
 */
final class CheckedNames implements DnsResolver {

    private final DnsResolver names;
    private final Predicate<InetAddress> forbidden;

    CheckedNames(DnsResolver names, Predicate<InetAddress> forbidden) {
        this.names = names;
        this.forbidden = forbidden;
    }

    /**
     * @param anywhere whether private addresses are connected to
     */
    static CheckedNames of(boolean anywhere) {
        return new CheckedNames(
                SystemDefaultDnsResolver.INSTANCE,
                address -> !anywhere && PrivateAddresses.contains(address));
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        for (InetAddress address : addresses) {
            if (forbidden.test(address)) {
                throw new ForbiddenAddress(host);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }
}
