package frontdesk.knowledge.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

class KnownLanguagesTest {

    private static final UUID BUSINESS = new UUID(0, 1);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final KnownLanguages known = new KnownLanguages();
    private final List<String> stored = new ArrayList<>(List.of("en"));
    private int reads;

    private List<String> at(Instant now) {
        return known.of(
                BUSINESS,
                now,
                () -> {
                    reads++;
                    return List.copyOf(stored);
                });
    }

    @Test
    void areReadOnceAndBelievedForAWhile() {
        at(NOW);
        stored.add("de");

        assertThat(at(NOW.plusSeconds(9))).containsExactly("en");
        assertThat(at(NOW.plusSeconds(10))).containsExactly("en", "de");
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void areReadAgainWhenThereIsANewOne() {
        at(NOW);
        known.add(BUSINESS, "en");
        known.add(new UUID(0, 2), "de");
        assertThat(at(NOW)).containsExactly("en");
        assertThat(reads).isEqualTo(1);

        stored.add("de");
        known.add(BUSINESS, "de");

        assertThat(at(NOW)).containsExactly("en", "de");
    }
}
