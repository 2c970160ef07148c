package frontdesk.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/**
 * One JSON-B for all: RESTEasy would otherwise look one up for every request, which costs more than
 * the request.
 */
@Provider
@ApplicationScoped
public class JsonFormat implements ContextResolver<Jsonb> {

    private static final Jsonb JSON =
            JsonbBuilder.create(
                    new JsonbConfig()
                            .withNullValues(true)
                            .withDeserializers(
                                    new WholeNumbers.OfLong(), new WholeNumbers.OfInteger()));

    @Override
    public Jsonb getContext(Class<?> type) {
        return JSON;
    }

    @Produces
    public Jsonb json() {
        return JSON;
    }
}
