package frontdesk.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Event;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

class RevocationsTest {

    private final List<SessionRevoked> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T08:00:00Z");
    private final InstantSource source = () -> now;
    private final Revocations revocations =
            new Revocations(telling(told), source.withZone(ZoneOffset.UTC));
    private final UUID session = UUID.randomUUID();

    @Test
    void aListReadBeforeTheSessionEndedDoesNotReviveIt() {
        List<UUID> readEarlier = List.of();
        revocations.revoke(session);
        revocations.learn(readEarlier);

        assertThat(revocations.isRevoked(session)).isTrue();
    }

    @Test
    void whatTheDatabaseSaysIsLearnedAndToldOnce() {
        revocations.learn(List.of(session));
        revocations.learn(List.of(session));

        assertThat(revocations.isRevoked(session)).isTrue();
        assertThat(told).containsExactly(new SessionRevoked(session));
    }

    @Test
    void aSessionIsForgottenWhenNoTokenOfItCanLive() {
        revocations.revoke(session);
        now = now.plus(Revocations.LONGEST_TOKEN);
        revocations.learn(List.of());
        assertThat(revocations.isRevoked(session)).isTrue();

        now = now.plus(Duration.ofSeconds(1));
        revocations.learn(List.of());
        assertThat(revocations.isRevoked(session)).isFalse();
    }

    @SuppressWarnings("unchecked")
    private static Event<SessionRevoked> telling(List<SessionRevoked> told) {
        return (Event<SessionRevoked>)
                Proxy.newProxyInstance(
                        Event.class.getClassLoader(),
                        new Class<?>[] {Event.class},
                        (self, method, args) -> {
                            told.add((SessionRevoked) args[0]);
                            return null;
                        });
    }
}
