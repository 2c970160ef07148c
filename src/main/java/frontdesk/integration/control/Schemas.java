package frontdesk.integration.control;

import frontdesk.platform.http.Refusal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The published JSON Schemas. */
@ApplicationScoped
public class Schemas {

    public static final String PLACE = "/api/integration/schemas/";

    @Inject private CommandCatalogue commands;

    public static String ofCommand(String type, int version) {
        return "commands/" + type + ".v" + version + ".json";
    }

    public static String ofReply(String type, int version) {
        return "replies/" + type + ".v" + version + ".json";
    }

    /** Only what the catalogues name is looked for. */
    public String read(String kind, String name) {
        String wanted = kind + "/" + name;
        if (!names().contains(wanted)) {
            throw Refusal.unknown("schema");
        }
        try (InputStream resource = Schemas.class.getResourceAsStream("/integration/" + wanted)) {
            if (resource == null) {
                throw Refusal.unknown("schema");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> names() {
        Stream<String> ofCommands =
                commands.types().stream()
                        .flatMap(
                                type ->
                                        Stream.of(
                                                ofCommand(type.type(), type.version()),
                                                ofReply(type.type(), type.version())));
        return Stream.concat(EventCatalogue.types().stream().map(EventType::schema), ofCommands)
                .collect(Collectors.toSet());
    }
}
