package frontdesk.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.platform.http.Refusal;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class FailureLimitTest {

    private Instant now = Instant.parse("2026-11-22T09:00:00Z");
    private final FailureLimit limit = new FailureLimit(3, Duration.ofSeconds(10));

    private void fail(String key, int times) {
        for (int i = 0; i < times; i++) {
            limit.check(key, now);
            limit.failed(key, now);
        }
    }

    private void refused(String key, int seconds) {
        assertThatThrownBy(() -> limit.check(key, now))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal.problem().status()).isEqualTo(429);
                            assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
                        });
    }

    @Test
    void someFailuresAreFreeThenOneEachSoOften() {
        fail("a", 3);
        refused("a", 10);
        now = now.plusSeconds(9);
        refused("a", 1);
        now = now.plusSeconds(1);
        fail("a", 1);
        refused("a", 10);
    }

    @Test
    void allIsForgottenInTheEnd() {
        fail("a", 3);
        now = now.plusSeconds(30);
        fail("a", 3);
        refused("a", 10);
    }

    @Test
    void anotherKeyIsNotHeldUp() {
        fail("a", 3);
        fail("b", 3);
        refused("a", 10);
        limit.check("c", now);
    }

    @Test
    void whatNeverFailsIsNeverHeldUp() {
        for (int i = 0; i < 100; i++) {
            limit.check("a", now);
        }
    }

    /** However many keys an attacker makes up. */
    @Test
    void whoFailedLastIsRemembered() {
        for (int i = 0; i < 50_000; i++) {
            limit.failed("made up " + i, now);
            if (i % 1_000 == 0) {
                limit.failed("a", now);
            }
        }
        assertThatThrownBy(() -> limit.check("a", now)).isInstanceOf(Refusal.class);
        limit.check("made up 1", now);
    }
}
