package frontdesk.gateway.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Providers that every business of this server has: the echo, and the model that the operator
 * configured.
 */
@ApplicationScoped
public class OperatorEndpoints {

    public static final String ASSISTANT = "server";

    private static final Endpoint ECHO = new Endpoint(Routing.ECHO, Routing.ECHO, "", "");

    @Inject
    @ConfigProperty(name = "frontdesk.assistant.model.url")
    private Optional<String> url;

    @Inject
    @ConfigProperty(name = "frontdesk.assistant.model.key")
    private Optional<String> key;

    /** Else the first that the server lists. */
    @Inject
    @ConfigProperty(name = "frontdesk.assistant.model.name")
    private Optional<String> name;

    @Inject private ModelListing listing;

    private volatile Optional<String> listed = Optional.empty();

    @Nullable Endpoint find(String wanted) {
        return wanted.equals(Routing.ECHO)
                ? ECHO
                : wanted.equals(ASSISTANT) ? assistants().orElse(null) : null;
    }

    /** The model that writes the assistant's answers where a business chose none of its own. */
    Optional<String> assistantModel() {
        Optional<String> known = name.filter(one -> !one.isBlank()).or(() -> listed);
        if (known.isEmpty()) {
            known = assistants().flatMap(listing::first);
            listed = known;
        }
        return assistants().isEmpty()
                ? Optional.empty()
                : known.map(model -> ASSISTANT + "/" + model);
    }

    private Optional<Endpoint> assistants() {
        return url.filter(one -> !one.isBlank())
                .map(
                        base ->
                                new Endpoint(
                                        ASSISTANT,
                                        "compatible",
                                        base.strip().replaceAll("/+$", ""),
                                        key.map(String::strip).orElse("")));
    }
}
