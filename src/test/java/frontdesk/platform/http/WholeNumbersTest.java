package frontdesk.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumbersTest {

    private final Jsonb json = new JsonFormat().json();

    /** Public, so that JSON-B may make one. */
    public record Numbers(@Nullable Long many, @Nullable Integer some) {}

    @Test
    void whatIsWholeIsRead() {
        assertThat(read("{\"many\":9223372036854775807,\"some\":-2147483648}"))
                .isEqualTo(new Numbers(Long.MAX_VALUE, Integer.MIN_VALUE));
        assertThat(read("{\"many\":1e3,\"some\":2.0}")).isEqualTo(new Numbers(1_000L, 2));
    }

    @Test
    void nothingStaysNothing() {
        assertThat(read("{\"many\":null}")).isEqualTo(new Numbers(null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "1e400",
                "-1e999999999",
                "9223372036854775808",
                "\"7\"",
                "[7]",
                "{}",
                "true"
            })
    void whatIsNotIsRefused(String number) {
        assertThatThrownBy(() -> read("{\"many\":" + number + "}"))
                .isInstanceOf(JsonbException.class);
        assertThatThrownBy(() -> read("{\"some\":" + number + "}"))
                .isInstanceOf(JsonbException.class);
    }

    @Test
    void anIntegerHasItsRange() {
        assertThatThrownBy(() -> read("{\"some\":2147483648}")).isInstanceOf(JsonbException.class);
    }

    private Numbers read(String text) {
        return json.fromJson(text, Numbers.class);
    }
}
