package frontdesk.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sessions that ended before their tokens did: kept in memory, fed by whoever keeps the sessions.
 */
@ApplicationScoped
public class Revocations {

    /** No token outlives its session's end by more. */
    public static final Duration LONGEST_TOKEN = Duration.ofMinutes(15);

    private final Map<UUID, Instant> learned = new ConcurrentHashMap<>();

    @Inject private Event<SessionRevoked> news;

    @Inject private Clock clock;

    public Revocations() {}

    Revocations(Event<SessionRevoked> news, Clock clock) {
        this.news = news;
        this.clock = clock;
    }

    public boolean isRevoked(UUID session) {
        return learned.containsKey(session);
    }

    public void revoke(UUID session) {
        if (learned.putIfAbsent(session, clock.instant()) == null) {
            news.fire(new SessionRevoked(session));
        }
    }

    /**
     * Learns what the database says, and forgets by age alone: a list that was read before a
     * session ended here must not revive it.
     */
    public void learn(Collection<UUID> current) {
        current.forEach(this::revoke);
        Instant oldest = clock.instant().minus(LONGEST_TOKEN);
        learned.values().removeIf(at -> at.isBefore(oldest));
    }
}
