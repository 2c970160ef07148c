package frontdesk.gateway.control;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Providers that every business of this server has: the echo, and the model that the operator configured. */
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

    @Nullable Endpoint find(String name) {
        if (name.equals(Routing.ECHO)) {
            return ECHO;
        }
        return name.equals(ASSISTANT) && url.isPresent()
                ? new Endpoint(ASSISTANT, "compatible", url.get().replaceAll("/+$", ""), key.orElse(""))
                : null;
    }
}
