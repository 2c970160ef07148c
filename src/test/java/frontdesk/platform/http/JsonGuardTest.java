package frontdesk.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

class JsonGuardTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", " {} ", "null", "{\"a\":[1,{\"b\":null}],\"ü\":\"✓\"}"})
    void whatIsWholePasses(String body) {
        assertThat(whole(body)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "{",
                "[]",
                "[{}]",
                "7",
                "\"x\"",
                "true",
                "{\"x\":{",
                "{\"x\":[",
                "{\"x\":{\"y\":[{",
                "{}{}",
                "{} x",
                "{\"a\":1,}",
                "nul",
                "<a/>",
                "\u0000"
            })
    void whatIsNotDoesNot(String body) {
        assertThat(whole(body)).isFalse();
        assertThat(whole("{\"x\":".repeat(20_000))).isFalse();
        assertThat(whole("{\"x\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}")).isFalse();
    }

    @Property
    void noBeginningOfAnObjectPasses(@ForAll String text, @ForAll @IntRange(max = 10_000) int cut) {
        String body =
                Json.createObjectBuilder()
                        .add("a", text)
                        .add(
                                "b",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder().add(text, 1)))
                        .build()
                        .toString();
        assertThat(whole(body)).isTrue();
        assertThat(whole(body.substring(0, 1 + cut % (body.length() - 1)))).isFalse();
    }

    private static boolean whole(String body) {
        return JsonGuard.isWholeObject(body.getBytes(StandardCharsets.UTF_8));
    }
}
