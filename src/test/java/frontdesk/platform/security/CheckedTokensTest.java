package frontdesk.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Set;

class CheckedTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    private final CheckedTokens tokens = new CheckedTokens();

    @Test
    void aTokenIsCheckedAnewAfterAMinute() {
        tokens.keep("a.b.c", new Until(NOW.plusSeconds(600)), NOW);
        assertThat(tokens.find("a.b.c", NOW.plusSeconds(59))).isNotNull();
        assertThat(tokens.find("a.b.c", NOW.plusSeconds(60))).isNull();
    }

    @Test
    void itIsNotKnownWhenItHasExpired() {
        tokens.keep("a.b.c", new Until(NOW.plusSeconds(10)), NOW);
        assertThat(tokens.find("a.b.c", NOW.plusSeconds(9))).isNotNull();
        assertThat(tokens.find("a.b.c", NOW.plusSeconds(10))).isNull();
    }

    @Test
    void onlyTheWholeTokenIsKnown() {
        tokens.keep("a.b.c", new Until(NOW.plusSeconds(600)), NOW);
        assertThat(tokens.find("a.b.d", NOW)).isNull();
        assertThat(tokens.find("a.b.", NOW)).isNull();
    }

    @Test
    void theOneNotUsedForLongestIsForgotten() {
        for (int i = 0; i <= 2_000; i++) {
            tokens.keep("token " + i, new Until(NOW.plusSeconds(600)), NOW);
            tokens.find("token 0", NOW);
        }
        assertThat(tokens.find("token 0", NOW)).isNotNull();
        assertThat(tokens.find("token 1", NOW)).isNull();
        assertThat(tokens.find("token 2", NOW)).isNotNull();
    }

    private record Until(Instant expiry) implements JsonWebToken {

        @Override
        public String getName() {
            return "somebody";
        }

        @Override
        public Set<String> getClaimNames() {
            return Set.of("exp");
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getClaim(String name) {
            return (T) (Long) expiry.getEpochSecond();
        }
    }
}
