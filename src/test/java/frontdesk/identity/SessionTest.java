package frontdesk.identity;

import static frontdesk.identity.entity.Session.Renewal.OVERLAPPING;
import static frontdesk.identity.entity.Session.Renewal.REFUSED;
import static frontdesk.identity.entity.Session.Renewal.RENEWED;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.identity.entity.Account;
import frontdesk.identity.entity.Session;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

class SessionTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final Session session =
            new Session(
                    new Account(
                            UUID.randomUUID(), "a@b.example", "A", List.of("agent"), "hash", NOON),
                    "first",
                    NOON);

    @Test
    void aSecondTabMayRenewAtTheSameMoment() {
        assertThat(session.renew("first", "second", NOON)).isEqualTo(RENEWED);
        assertThat(session.renew("first", "third", NOON.plusSeconds(10))).isEqualTo(OVERLAPPING);
        assertThat(session.renew("second", "third", NOON.plusSeconds(20))).isEqualTo(RENEWED);
    }

    @Test
    void anOldTokenThatComesBackLaterWasStolenSoTheSessionEnds() {
        session.renew("first", "second", NOON);
        assertThat(session.renew("first", "x", NOON.plus(Duration.ofMinutes(5))))
                .isEqualTo(REFUSED);
        assertThat(session.renew("second", "y", NOON.plus(Duration.ofMinutes(5))))
                .isEqualTo(REFUSED);
    }

    @Test
    void aGuessedTokenEndsTheSession() {
        assertThat(session.renew("guessed", "x", NOON)).isEqualTo(REFUSED);
        assertThat(session.renew("first", "x", NOON)).isEqualTo(REFUSED);
    }

    @Test
    void whoStaysAwayForLongSignsInAgain() {
        assertThat(session.renew("first", "second", NOON.plus(Duration.ofDays(13))))
                .isEqualTo(RENEWED);
        assertThat(session.renew("second", "third", NOON.plus(Duration.ofDays(26))))
                .isEqualTo(RENEWED);
        assertThat(session.renew("third", "fourth", NOON.plus(Duration.ofDays(41))))
                .isEqualTo(REFUSED);
    }

    @Test
    void aRevokedSessionIsNotRenewed() {
        session.revoke(NOON);
        assertThat(session.renew("first", "second", NOON)).isEqualTo(REFUSED);
    }
}
