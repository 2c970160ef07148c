package frontdesk.integration.control;

import frontdesk.platform.outbox.News;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;

import java.io.StringReader;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An event as CloudEvents 1.0 has it, with the business as extension {@code tenant} and the order
 * as {@code sequence}.
 */
public record CloudEvent(News news, EventType type) {

    public static final String MEDIA_TYPE = "application/cloudevents+json";

    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    public static CloudEvent of(News news) {
        return new CloudEvent(news, EventCatalogue.of(news.type()));
    }

    public UUID id() {
        return news.id();
    }

    /** What happened to the same thing has the same one, and keeps its order. */
    public UUID subject() {
        return news.subject();
    }

    public String source() {
        return "/frontdesk/" + type.room();
    }

    public String schema() {
        return "/api/integration/schemas/" + type.schema();
    }

    public Instant time() {
        return news.at();
    }

    /** The structured form. */
    public String json() {
        return BUILDERS.createObjectBuilder()
                .add("specversion", "1.0")
                .add("id", id().toString())
                .add("source", source())
                .add("type", type.name())
                .add("subject", subject().toString())
                .add("time", time().toString())
                .add("datacontenttype", "application/json")
                .add("dataschema", schema())
                .add("tenant", news.tenant().toString())
                .add("sequence", String.valueOf(news.seq()))
                .add("data", data())
                .build()
                .toString();
    }

    private JsonObject data() {
        try (var reader = READERS.createReader(new StringReader(news.payload()))) {
            return reader.readObject();
        }
    }
}
