package frontdesk.knowledge.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class EmptyScopesTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final EmptyScopes scopes = new EmptyScopes();

    @Test
    void nothingIsEmptyBeforeSomebodyLooked() {
        assertThat(scopes.contain("a", NOON)).isFalse();
    }

    @Test
    void emptinessIsBelievedForTenSeconds() {
        scopes.add("a", NOON);
        assertThat(scopes.contain("a", NOON.plusMillis(9_999))).isTrue();
        assertThat(scopes.contain("b", NOON)).isFalse();
        assertThat(scopes.contain("a", NOON.plusSeconds(10))).isFalse();
    }

    @Test
    void whatIsFilledIsNotEmpty() {
        scopes.add("a", NOON);
        scopes.remove("a");
        assertThat(scopes.contain("a", NOON)).isFalse();
    }
}
