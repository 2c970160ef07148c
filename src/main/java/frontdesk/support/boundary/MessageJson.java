package frontdesk.support.boundary;

import frontdesk.support.control.Message;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** A message as JSON-B would write it, in less time. */
final class MessageJson {

    /** Kept: looking for them costs more than what they do. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final JsonBuilderFactory BUILDERS = JSON.createBuilderFactory(Map.of());

    private MessageJson() {}

    static JsonObjectBuilder of(Message message) {
        return BUILDERS.createObjectBuilder()
                .add("id", message.id().toString())
                .add("seq", message.seq())
                .add("role", message.role())
                .add("author", author(message.author()))
                .add("text", message.text())
                .add("citations", citations(message))
                .add(
                        "confidence",
                        message.confidence() == null
                                ? JsonValue.NULL
                                : JSON.createValue(message.confidence()))
                .add("outcome", text(message.outcome()))
                .add("event", text(message.event()))
                .add("createdAt", message.createdAt().toString())
                .add("clientMessageId", text(message.clientMessageId()));
    }

    private static JsonValue author(Message.@Nullable Author author) {
        if (author == null) {
            return JsonValue.NULL;
        }
        return BUILDERS.createObjectBuilder()
                .add(
                        "id",
                        author.id() == null
                                ? JsonValue.NULL
                                : JSON.createValue(author.id().toString()))
                .add("name", text(author.name()))
                .build();
    }

    private static JsonArrayBuilder citations(Message message) {
        JsonArrayBuilder citations = BUILDERS.createArrayBuilder();
        message.citations()
                .forEach(
                        citation ->
                                citations.add(
                                        BUILDERS.createObjectBuilder()
                                                .add("number", citation.number())
                                                .add("articleId", citation.articleId().toString())
                                                .add("title", citation.title())
                                                .add("url", citation.url())
                                                .add("excerpt", citation.excerpt())));
        return citations;
    }

    private static JsonValue text(@Nullable String value) {
        return value == null ? JsonValue.NULL : JSON.createValue(value);
    }
}
