package frontdesk.platform.security;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** Sessions that ended before their tokens did: kept in memory, fed by whoever keeps the sessions. */
@ApplicationScoped
public class Revocations {

    private final Set<UUID> revoked = ConcurrentHashMap.newKeySet();

    @Inject
    private Event<SessionRevoked> news;

    public boolean isRevoked(UUID session) {
        return revoked.contains(session);
    }

    public void revoke(UUID session) {
        if (revoked.add(session)) {
            news.fire(new SessionRevoked(session));
        }
    }

    /** Forgets those whose tokens have ended by now. */
    public void keepOnly(Collection<UUID> current) {
        revoked.retainAll(Set.copyOf(current));
        current.forEach(this::revoke);
    }
}
