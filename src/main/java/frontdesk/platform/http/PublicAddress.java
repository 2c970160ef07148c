package frontdesk.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.util.Optional;

/**
 * Where people reach this server: for links that leave it, since nobody's request says it there.
 */
@ApplicationScoped
public class PublicAddress {

    @Inject
    @ConfigProperty(name = "frontdesk.public-url")
    private Optional<String> configured = Optional.empty();

    @Inject
    @ConfigProperty(name = "frontdesk.port", defaultValue = "8080")
    private int port = 8080;

    /**
     * @param path begins with a slash
     */
    public String of(String path) {
        return configured.map(url -> url.replaceAll("/+$", "")).orElse("http://localhost:" + port)
                + path;
    }
}
