package frontdesk.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

class CursorTest {

    @Property
    void whatIsWrittenIsRead(
            @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second,
            @ForAll @LongRange(min = 0, max = 999_999) long micros,
            @ForAll long high,
            @ForAll long low) {
        Instant at = Instant.ofEpochSecond(second, micros * 1_000);
        UUID id = new UUID(high, low);
        String written = Cursor.encode(at, id);
        assertThat(Cursor.of(written)).isEqualTo(new Cursor(at, id));
        assertThat(written).as("needs no escaping in an address").matches("[A-Za-z0-9_-]+");
    }

    @Property
    void nonsenseIsRefused(@ForAll String text) {
        if (!text.isEmpty()) {
            assertThatThrownBy(() -> Cursor.of(text))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> {
                                assertThat(refusal.problem().status()).isEqualTo(400);
                                assertThat(refusal.problem().field()).isEqualTo("after");
                            });
        }
    }

    /** Such as no database keeps. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1000000000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59Z",
                "-0001-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z"
            })
    void timesOutsideOfOursAreRefused(String time) {
        String forged =
                Base64.getUrlEncoder()
                        .encodeToString(
                                (time + "_" + UUID.randomUUID())
                                        .getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> Cursor.of(forged)).isInstanceOf(Refusal.class);
    }

    @Test
    void withoutOneAListBeginsAtItsNewest() {
        assertThat(Cursor.of(null)).isEqualTo(Cursor.of(""));
        assertThat(Cursor.of(null).at()).isAfter(Instant.parse("2200-01-01T00:00:00Z"));
    }
}
