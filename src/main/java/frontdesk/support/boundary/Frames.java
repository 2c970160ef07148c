package frontdesk.support.boundary;

import frontdesk.platform.http.Problem;
import frontdesk.support.control.ConversationView;
import frontdesk.support.control.Message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;

import org.jspecify.annotations.Nullable;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The socket's frames, as {@code docs/asyncapi.yaml} describes them. */
@ApplicationScoped
public class Frames {

    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    @Inject private Jsonb json;

    /** Whatever a client may send; which fields count depends on {@code type}. */
    public record Incoming(
            @Nullable String type,
            @Nullable UUID conversationId,
            @Nullable Long lastSeq,
            @Nullable Boolean queue,
            @Nullable String clientMessageId,
            @Nullable String text,
            @Nullable String language,
            @Nullable String kind,
            @Nullable Boolean on,
            @Nullable Long seq) {}

    Incoming read(String frame) {
        try (JsonReader reader = READERS.createReader(new StringReader(frame))) {
            JsonObject sent = reader.readObject();
            return new Incoming(
                    text(sent, "type"),
                    id(sent, "conversationId"),
                    number(sent, "lastSeq"),
                    flag(sent, "queue"),
                    text(sent, "clientMessageId"),
                    text(sent, "text"),
                    text(sent, "language"),
                    text(sent, "kind"),
                    flag(sent, "on"),
                    number(sent, "seq"));
        } catch (RuntimeException e) {
            throw new JsonException("This is no frame", e);
        }
    }

    private static @Nullable String text(JsonObject sent, String name) {
        return field(sent, name, JsonString.class, JsonString::getString);
    }

    private static @Nullable UUID id(JsonObject sent, String name) {
        return field(sent, name, JsonString.class, value -> UUID.fromString(value.getString()));
    }

    private static @Nullable Long number(JsonObject sent, String name) {
        return field(sent, name, JsonNumber.class, JsonNumber::longValueExact);
    }

    private static @Nullable Boolean flag(JsonObject sent, String name) {
        return field(
                sent,
                name,
                JsonValue.class,
                value ->
                        switch (value.getValueType()) {
                            case TRUE -> true;
                            case FALSE -> false;
                            default -> throw new ClassCastException(name + " is true or false");
                        });
    }

    private static <V extends JsonValue, T> @Nullable T field(
            JsonObject sent, String name, Class<V> type, Function<V, T> reading) {
        JsonValue value = sent.get(name);
        return value == null || value == JsonValue.NULL ? null : reading.apply(type.cast(value));
    }

    /**
     * Not by JSON-B, like the frame of the message that comes with it: these two are most of what
     * is sent.
     */
    String ack(String clientMessageId, UUID conversation, Message message) {
        return BUILDERS.createObjectBuilder()
                .add("type", "ack")
                .add("clientMessageId", clientMessageId)
                .add("conversationId", conversation.toString())
                .add("id", message.id().toString())
                .add("seq", message.seq())
                .build()
                .toString();
    }

    String message(UUID conversation, Message message) {
        return BUILDERS.createObjectBuilder()
                .add("type", "message")
                .add("conversationId", conversation.toString())
                .add("message", MessageJson.of(message))
                .build()
                .toString();
    }

    String delta(UUID conversation, String text) {
        return frame("delta", "conversationId", conversation, "text", text);
    }

    String typing(UUID conversation, String role, String name, boolean on) {
        return frame(
                "typing", "conversationId", conversation, "role", role, "name", name, "on", on);
    }

    String read(UUID conversation, String role, long seq) {
        return frame("read", "conversationId", conversation, "role", role, "seq", seq);
    }

    String presence(UUID conversation, boolean online) {
        return frame("presence", "conversationId", conversation, "online", online);
    }

    String state(ConversationView view) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("type", "state");
        frame.put("conversationId", view.id());
        frame.put("state", view.state());
        frame.put("agent", view.agent());
        frame.put("lastSeq", view.lastSeq());
        return json.toJson(frame);
    }

    String counts(Map<String, Long> counts) {
        Map<String, Object> frame = new LinkedHashMap<>(counts);
        frame.put("type", "counts");
        return json.toJson(frame);
    }

    String queue(ConversationView view) {
        return frame("queue", "conversation", view);
    }

    String error(Problem problem, @Nullable String clientMessageId) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("type", "error");
        frame.put("code", problem.code());
        frame.put("detail", problem.detail());
        if (problem.field() != null) {
            frame.put("field", problem.field());
        }
        if (clientMessageId != null) {
            frame.put("clientMessageId", clientMessageId);
        }
        return json.toJson(frame);
    }

    private String frame(String type, Object... pairs) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("type", type);
        for (int i = 0; i < pairs.length; i += 2) {
            frame.put((String) pairs[i], pairs[i + 1]);
        }
        return json.toJson(frame);
    }
}
