package frontdesk.integration;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.integration.control.EventCatalogue;
import frontdesk.integration.control.EventType;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The catalogue, the sources, the schemas and {@code docs/asyncapi.yaml} know the same events and
 * commands.
 */
class CatalogueTest {

    private static final Path SCHEMAS = Path.of("src/main/resources/integration");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path DESCRIPTION = Path.of("docs/asyncapi.yaml");

    /**
     * Of no use to others: views of the database that this server keeps, and what it tells its own
     * people.
     */
    static final Set<String> INTERNAL =
            Set.of(
                    "knowledge.article.chunked",
                    "notification.notice.given",
                    "support.letter.answered");

    @Test
    void everyEventThatIsStoredIsInTheCatalogueAndNoOther() throws IOException {
        Set<String> stored = new TreeSet<>();
        for (String source : sources()) {
            if (source.contains("platform.outbox.Outbox;")) {
                found("\"(\\w+\\.\\w+\\.\\w+)\"", source).forEach(stored::add);
                if (source.contains("\"support.conversation.\" + event")) {
                    found(
                                    "(handedOff|assigned|handedBack|closed|reopened)",
                                    source.substring(source.indexOf("@param event")))
                            .forEach(event -> stored.add("support.conversation." + event));
                }
            }
        }
        stored.removeAll(INTERNAL);
        assertThat(EventCatalogue.names()).containsExactlyInAnyOrderElementsOf(stored);
    }

    @Test
    void everyEventHasASchemaWhoseExampleFits() throws IOException {
        for (EventType type : EventCatalogue.types()) {
            String schema = Files.readString(SCHEMAS.resolve(type.schema()));
            assertThat(object(schema).getString("$id"))
                    .isEqualTo("/api/integration/schemas/" + type.schema());
            assertThat(object(schema).getString("title")).isEqualTo(type.description());
        }
        assertThat(names("events"))
                .isEqualTo(
                        EventCatalogue.types().stream()
                                .map(EventType::schema)
                                .map(path -> path.replace("events/", ""))
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyExampleIsWhatItsSchemaSays() throws IOException {
        for (String kind : List.of("events", "commands", "replies")) {
            for (String name : names(kind)) {
                String schema = Files.readString(SCHEMAS.resolve(kind).resolve(name));
                String example =
                        object(schema).getJsonArray("examples").getJsonObject(0).toString();
                assertThat(JsonSchemas.problems(schema, example)).as(name).isEmpty();
                assertThat(JsonSchemas.problems(schema, "{}"))
                        .as(name + " refuses nothing")
                        .isNotEmpty();
            }
        }
    }

    @Test
    void everyCommandOfTheRoomsHasItsSchemas() throws IOException {
        Set<String> types = new TreeSet<>();
        for (String source : sources()) {
            if (source.contains(" implements Command<")) {
                types.addAll(
                        found(
                                "return \"(\\w+)\";\n    }\n\n    @Override\n    public Class",
                                source));
            }
        }
        Set<String> files =
                types.stream()
                        .map(type -> type + ".v1.json")
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(names("commands")).isNotEmpty().isEqualTo(files);
        assertThat(names("replies")).isEqualTo(files);
        assertThat(described("receiveRequest")).isEqualTo(types);
        assertThat(described("sendReply")).isEqualTo(types);
    }

    @Test
    void theDescriptionKnowsEveryEvent() throws IOException {
        assertThat(described("publishEvent"))
                .containsExactlyInAnyOrderElementsOf(EventCatalogue.names());
    }

    /** The types that an operation's messages refer to, by their schemas. */
    private static Set<String> described(String operation) throws IOException {
        String yaml = Files.readString(DESCRIPTION);
        int from = yaml.indexOf("\n  " + operation + ":\n");
        assertThat(from).as(operation).isNotNegative();
        String listed =
                Pattern.compile("\n(?:  \\w|\\w)")
                        .split(yaml.substring(from + operation.length() + 4))[0];
        Set<String> types = new TreeSet<>();
        for (String key : found("messages/([\\w.]+)", listed)) {
            String message =
                    Pattern.compile("\n    \\w")
                            .split(
                                    yaml.substring(
                                            yaml.indexOf("\n    " + key + ":\n      name:")
                                                    + key.length()
                                                    + 6))[0];
            types.addAll(
                    found("schemas/(?:events|commands|replies)/([\\w.]+)\\.v1\\.json", message));
        }
        return types;
    }

    private static Set<String> names(String kind) throws IOException {
        try (var files = Files.list(SCHEMAS.resolve(kind))) {
            return files.map(file -> file.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static List<String> sources() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(CatalogueTest::content)
                    .toList();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(one -> one.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonObject object(String json) {
        try (var reader = Json.createReader(new java.io.StringReader(json))) {
            return reader.readObject();
        }
    }
}
