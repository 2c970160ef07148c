package frontdesk.support.boundary;

import frontdesk.identity.Businesses;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.Revocations;
import frontdesk.support.control.SocketTickets;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lets a socket in: a fresh ticket, and an Origin that is ours or that the business allows. */
@ApplicationScoped
public class SocketGate {

    /** Longer than any handshake takes. */
    private static final Duration HANDSHAKE = Duration.ofMinutes(1);

    private final Map<String, Admission> admitted = new ConcurrentHashMap<>();

    private record Admission(Caller caller, Instant at) {}

    @Inject private Clock clock;

    @Inject private SocketTickets tickets;

    @Inject private Businesses businesses;

    @Inject private Revocations revocations;

    /**
     * @return why not; null when it may come in
     */
    @Nullable String refuse(HttpServletRequest request) throws IOException {
        String ticket = request.getParameter("ticket");
        Caller caller = ticket == null ? null : tickets.redeem(ticket).orElse(null);
        if (ticket == null
                || caller == null
                || caller.session() != null && revocations.isRevoked(caller.session())) {
            return "ticket_expired";
        }
        String origin = request.getHeader("Origin");
        if (origin != null && !isOwn(origin, request) && !isAllowed(origin, caller)) {
            return "origin_not_allowed";
        }
        Instant now = clock.instant();
        admitted.values().removeIf(old -> old.at().isBefore(now.minus(HANDSHAKE)));
        admitted.put(ticket, new Admission(caller, now));
        return null;
    }

    @Nullable Caller take(String ticket) {
        Admission admission = admitted.remove(ticket);
        return admission == null ? null : admission.caller();
    }

    private static boolean isOwn(String origin, HttpServletRequest request) {
        try {
            return URI.create(origin).getAuthority() != null
                    && URI.create(origin).getAuthority().equals(request.getHeader("Host"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean isAllowed(String origin, Caller caller) {
        return caller.tenant() != null
                && businesses.byId(caller.tenant()).origins().contains(origin);
    }
}
