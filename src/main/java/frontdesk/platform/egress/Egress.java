package frontdesk.platform.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import frontdesk.platform.http.Refusal;

/**
 * Sends requests to addresses that users or businesses entered: only http and https, never into the private network
 * unless {@code frontdesk.egress.allow-private} says so, and never following a redirect, which could lead there.
 */
@ApplicationScoped
public class Egress {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    @Inject
    @ConfigProperty(name = "frontdesk.egress.allow-private", defaultValue = "false")
    private boolean privateAllowed;

    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        check(request.uri());
        HttpRequest bounded = request.timeout().isPresent()
                ? request
                : HttpRequest.newBuilder(request, (name, value) -> true).timeout(LONGEST).build();
        return client.send(bounded, body);
    }

    /** @throws Refusal with code {@code address_not_allowed} or {@code unknown_host} */
    public void check(URI uri) {
        String scheme = uri.getScheme();
        String host = uri.getHost();
        if (host == null || !("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
            throw Refusal.field("url", "address_not_allowed", "Only http and https addresses can be called.");
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!privateAllowed && PrivateAddresses.contains(address)) {
                    throw Refusal.field("url", "address_not_allowed",
                            "Private addresses are not called. The operator can allow them with FRONTDESK_EGRESS_ALLOW_PRIVATE.");
                }
            }
        } catch (UnknownHostException e) {
            throw Refusal.field("url", "unknown_host", "There is no host of this name.");
        }
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
