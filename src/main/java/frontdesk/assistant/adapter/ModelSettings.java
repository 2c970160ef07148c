package frontdesk.assistant.adapter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.Config;

import java.time.Duration;

/** How long a model may take: for a whole turn, to its first word, between words. */
@ApplicationScoped
public class ModelSettings {

    @Inject Config config;

    Duration turn() {
        return seconds("frontdesk.assistant.turn.timeout", 30);
    }

    Duration firstToken() {
        return seconds("frontdesk.assistant.first-token.timeout", 10);
    }

    Duration idle() {
        return seconds("frontdesk.assistant.idle.timeout", 5);
    }

    private Duration seconds(String name, long otherwise) {
        return Duration.ofMillis(
                (long)
                        (1000
                                * config.getOptionalValue(name, Double.class)
                                        .orElse((double) otherwise)));
    }
}
