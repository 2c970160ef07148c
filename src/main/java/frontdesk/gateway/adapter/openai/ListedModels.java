package frontdesk.gateway.adapter.openai;

import frontdesk.gateway.control.Endpoint;
import frontdesk.gateway.control.ModelListing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.io.StringReader;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** By {@code GET /models}. */
@ApplicationScoped
public class ListedModels implements ModelListing {

    private static final Logger LOG = Logger.getLogger("Frontdesk.gateway");
    private static final long SECONDS = 3;

    /** The part of OpenAI's protocol that nearly every server of language models speaks. */
    public interface Models extends AutoCloseable {

        @GET
        @Path("models")
        @Produces(MediaType.APPLICATION_JSON)
        Response list(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization);

        @Override
        void close();
    }

    @Override
    public Optional<String> first(Endpoint endpoint) {
        try (Models models = models(endpoint);
                Response response =
                        models.list(endpoint.key().isEmpty() ? null : "Bearer " + endpoint.key());
                JsonReader reader =
                        Json.createReader(new StringReader(response.readEntity(String.class)))) {
            return Optional.of(
                    reader.readObject().getJsonArray("data").getJsonObject(0).getString("id"));
        } catch (RuntimeException e) {
            LOG.warnf("The model's server lists no model: %s", e.toString());
            return Optional.empty();
        }
    }

    private static Models models(Endpoint endpoint) {
        return RestClientBuilder.newBuilder()
                .baseUri(URI.create(endpoint.baseUrl() + "/"))
                .connectTimeout(SECONDS, TimeUnit.SECONDS)
                .readTimeout(SECONDS, TimeUnit.SECONDS)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .build(Models.class);
    }
}
