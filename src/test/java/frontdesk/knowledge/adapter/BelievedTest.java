package frontdesk.knowledge.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class BelievedTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Believed<String, List<String>> believed = new Believed<>();
    private final List<String> stored = new ArrayList<>(List.of("en"));
    private int reads;

    private List<String> at(String key, Instant now) {
        return believed.get(
                key,
                now,
                () -> {
                    reads++;
                    return List.copyOf(stored);
                });
    }

    @Test
    void isReadOnceAndBelievedForTenSeconds() {
        at("a", NOW);
        stored.add("de");

        assertThat(at("a", NOW.plusMillis(9_999))).containsExactly("en");
        assertThat(at("b", NOW)).containsExactly("en", "de");
        assertThat(at("a", NOW.plusSeconds(10))).containsExactly("en", "de");
        assertThat(reads).isEqualTo(3);
    }

    @Test
    void isReadAgainWhenItHoldsNoMore() {
        at("a", NOW);
        believed.keepIf("a", languages -> languages.contains("en"));
        believed.keepIf("b", languages -> languages.contains("de"));
        assertThat(at("a", NOW)).containsExactly("en");
        assertThat(reads).isEqualTo(1);

        stored.add("de");
        believed.keepIf("a", languages -> languages.contains("de"));

        assertThat(at("a", NOW)).containsExactly("en", "de");
    }
}
