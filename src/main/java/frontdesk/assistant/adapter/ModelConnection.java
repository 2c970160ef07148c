package frontdesk.assistant.adapter;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.StringReader;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonReader;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/** Up to the first byte of an answer: until then, and only until then, it is safe to try again. */
@ApplicationScoped
public class ModelConnection {

    private static final long CONNECT_SECONDS = 3;

    private record Client(URI url, ChatCompletions chat) {}

    /** @param plain a whole answer as JSON, from a server that does not stream */
    record Opened(Response response, InputStream body, boolean plain) {}

    @Inject
    ModelSettings settings;

    private volatile @Nullable Client client;
    private volatile @Nullable String firstModel;

    /** The time limit is also the setting {@code frontdesk.assistant.first-token.timeout}, by MicroProfile Config. */
    @Timeout(value = 10, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 1, delay = 200, jitter = 100, maxDuration = 10, durationUnit = ChronoUnit.SECONDS)
    @CircuitBreaker(requestVolumeThreshold = 4, failureRatio = 0.75, delay = 10, delayUnit = ChronoUnit.SECONDS)
    public Opened open(String body) {
        Response response = chat().complete(settings.authorization().orElse(null), body);
        try {
            String type = response.getMediaType() == null ? "" : response.getMediaType().toString();
            boolean plain = type.startsWith(MediaType.APPLICATION_JSON);
            if (response.getStatus() != 200 || !plain && !type.startsWith(MediaType.SERVER_SENT_EVENTS)) {
                throw new ModelFailure("The model's server answered " + response.getStatus() + " with " + type);
            }
            PushbackInputStream stream = new PushbackInputStream(response.readEntity(InputStream.class), 1);
            int first = stream.read();
            if (first < 0) {
                throw new ModelFailure("The model's server answered nothing");
            }
            stream.unread(first);
            return new Opened(response, stream, plain);
        } catch (IOException e) {
            response.close();
            throw new ModelFailure("The model's server broke off before the first byte", e);
        } catch (RuntimeException e) {
            response.close();
            throw e;
        }
    }

    /** The configured model, else the first that the server lists. */
    String model() {
        String known = settings.name().orElse(firstModel);
        if (known == null) {
            known = list();
            firstModel = known;
        }
        return known;
    }

    private String list() {
        try (Response response = chat().models(settings.authorization().orElse(null));
                JsonReader reader = Json.createReader(new StringReader(response.readEntity(String.class)))) {
            JsonArray models = reader.readObject().getJsonArray("data");
            return models.getJsonObject(0).getString("id");
        } catch (RuntimeException e) {
            throw new ModelFailure("The model's server lists no model", e);
        }
    }

    private ChatCompletions chat() {
        URI url = settings.url().orElseThrow(() -> new ModelFailure("No model is configured"));
        Client known = client;
        if (known == null || !known.url().equals(url)) {
            known = new Client(url, RestClientBuilder.newBuilder()
                    .baseUri(url)
                    .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                    .readTimeout(settings.turn().toMillis(), TimeUnit.MILLISECONDS)
                    .property("microprofile.rest.client.disable.default.mapper", true)
                    .build(ChatCompletions.class));
            client = known;
        }
        return known.chat();
    }
}
