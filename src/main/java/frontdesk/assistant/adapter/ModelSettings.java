package frontdesk.assistant.adapter;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.Config;

/**
 * Which model answers, if any. The first setting switches it on; the key never appears in a log.
 *
 * <ul>
 *   <li>{@code frontdesk.assistant.model.url}: base address, such as {@code http://127.0.0.1:9100/v1}
 *   <li>{@code frontdesk.assistant.model.name}: else the first that the server lists
 *   <li>{@code frontdesk.assistant.model.key}: sent as a bearer token
 *   <li>{@code frontdesk.assistant.turn.timeout}, {@code frontdesk.assistant.first-token.timeout}, {@code
 *       frontdesk.assistant.idle.timeout}: seconds for a whole turn (30), to its first word (10), between words (5)
 * </ul>
 */
@ApplicationScoped
public class ModelSettings {

    @Inject
    Config config;

    Optional<URI> url() {
        return text("frontdesk.assistant.model.url").map(url -> URI.create(url.endsWith("/") ? url : url + "/"));
    }

    Optional<String> name() {
        return text("frontdesk.assistant.model.name");
    }

    Optional<String> authorization() {
        return text("frontdesk.assistant.model.key").map(key -> "Bearer " + key);
    }

    Duration turn() {
        return seconds("frontdesk.assistant.turn.timeout", 30);
    }

    Duration firstToken() {
        return seconds("frontdesk.assistant.first-token.timeout", 10);
    }

    Duration idle() {
        return seconds("frontdesk.assistant.idle.timeout", 5);
    }

    private Optional<String> text(String name) {
        return config.getOptionalValue(name, String.class).map(String::strip).filter(value -> !value.isEmpty());
    }

    private Duration seconds(String name, long otherwise) {
        return Duration.ofMillis((long) (1000 * config.getOptionalValue(name, Double.class).orElse((double) otherwise)));
    }
}
