package frontdesk.platform.egress;

import java.net.UnknownHostException;

/** An address that the policy forbids. */
public final class ForbiddenAddress extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    ForbiddenAddress(String host) {
        super(host);
    }
}
