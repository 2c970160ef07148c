package frontdesk.support.boundary;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbException;

import org.jspecify.annotations.Nullable;

import frontdesk.platform.http.Problem;
import frontdesk.support.control.ConversationView;
import frontdesk.support.control.Message;

/** The socket's frames, as {@code docs/asyncapi.yaml} describes them. */
@ApplicationScoped
public class Frames {

    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    @Inject
    private Jsonb json;

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

    /** Read twice, since JSON-B alone takes an array for its first element, and never ends where a frame breaks off. */
    Incoming read(String frame) {
        try (JsonReader reader = READERS.createReader(new StringReader(frame))) {
            reader.readObject();
        } catch (RuntimeException e) {
            throw new JsonbException("This is no JSON object", e);
        }
        return json.fromJson(frame, Incoming.class);
    }

    String ack(String clientMessageId, UUID conversation, Message message) {
        return frame("ack", "clientMessageId", clientMessageId, "conversationId", conversation, "id", message.id(), "seq", message.seq());
    }

    String message(UUID conversation, Message message) {
        return frame("message", "conversationId", conversation, "message", message);
    }

    String delta(UUID conversation, String text) {
        return frame("delta", "conversationId", conversation, "text", text);
    }

    String typing(UUID conversation, String role, String name, boolean on) {
        return frame("typing", "conversationId", conversation, "role", role, "name", name, "on", on);
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
