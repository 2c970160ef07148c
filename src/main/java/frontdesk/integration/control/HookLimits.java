package frontdesk.integration.control;

import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.FailureLimit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * Bounds the calls of hooks that prove nothing, before anything is read for them: per hook and
 * address, so that nobody locks others out of a hook; and per address, much wider, since hooks of
 * many businesses may be called from one.
 */
@ApplicationScoped
public class HookLimits {

    private final FailureLimit ofHook = new FailureLimit(20, Duration.ofSeconds(3));
    private final FailureLimit ofAddress = new FailureLimit(500, Duration.ofMillis(200));

    @Inject private Clock clock;

    /**
     * @throws Refusal as the call does, which counts; or with 429 instead of calling
     */
    public <T> T bounded(UUID hook, String address, Callable<T> call) throws Exception {
        String from = network(address);
        String pair = hook + " " + from;
        ofAddress.check(from, clock.instant());
        ofHook.check(pair, clock.instant());
        try {
            return call.call();
        } catch (Refusal e) {
            ofAddress.failed(from, clock.instant());
            ofHook.failed(pair, clock.instant());
            throw e;
        }
    }

    /**
     * Whoever has an address of IPv6 has all of its network's; what a proxy tells may be no
     * address.
     */
    static String network(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 8));
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
