package frontdesk.support.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.platform.http.JsonFormat;
import frontdesk.support.control.Message;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

class FramesTest {

    private static final UUID ID = UUID.fromString("0193b2c4-0000-7000-8000-000000000001");
    private static final Message.Citation CITATION =
            new Message.Citation(1, ID, "\"Näme\"", "/articles/1", "So\nmuch");

    private final Frames frames = new Frames();

    @Test
    void aMessageIsWhatJsonBWouldWrite() {
        same(
                message(
                        new Message.Author(ID, "Ada"),
                        List.of(CITATION, CITATION),
                        0.25,
                        "answered",
                        null,
                        "key"));
        same(message(new Message.Author(null, ""), List.of(), null, null, "assigned", null));
        same(message(null, List.of(), null, null, null, null));
    }

    @Test
    void whatIsMissingOrNothingIsNothing() {
        Frames.Incoming frame =
                frames.read(
                        "{\"type\":\"hello\",\"queue\":false,\"lastSeq\":7,\"conversationId\":null,\"other\":[1]}");
        assertThat(frame)
                .isEqualTo(
                        new Frames.Incoming(
                                "hello", null, 7L, false, null, null, null, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "7",
                "{",
                "{\"type\":\"hello\"",
                "{\"type\":7}",
                "{\"lastSeq\":\"7\"}",
                "{\"lastSeq\":0.5}",
                "{\"seq\":1e999999999}",
                "{\"seq\":9223372036854775808}",
                "{\"queue\":\"true\"}",
                "{\"on\":1}",
                "{\"conversationId\":\"1\"}",
                "{\"conversationId\":{}}",
                "{\"text\":[]}"
            })
    void whatIsNoFrameIsRefused(String frame) {
        assertThatThrownBy(() -> frames.read(frame)).isInstanceOf(JsonException.class);
    }

    private void same(Message message) {
        JsonObject frame =
                Json.createReader(new StringReader(frames.message(ID, message))).readObject();
        String expected = new JsonFormat().json().toJson(message);
        assertThat(frame.getJsonObject("message"))
                .isEqualTo(Json.createReader(new StringReader(expected)).readObject());
    }

    private static Message message(
            Message.@Nullable Author author,
            List<Message.Citation> citations,
            @Nullable Double confidence,
            @Nullable String outcome,
            @Nullable String event,
            @Nullable String clientMessageId) {
        return new Message(
                ID,
                3,
                "bot",
                author,
                "Say \u0001 \"ja\"",
                citations,
                confidence,
                outcome,
                event,
                Instant.parse("2026-11-23T03:00:00.120Z"),
                clientMessageId);
    }
}
