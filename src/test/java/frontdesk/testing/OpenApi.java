package frontdesk.testing;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the server says about its own HTTP API, so that tests meet every call, also tomorrow's. */
public final class OpenApi {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonObject document;

    private OpenApi(JsonObject document) {
        this.document = document;
    }

    public static OpenApi of(TestServer server) {
        Client nobody = Client.nobody(server);
        return new OpenApi(
                nobody.send(nobody.request("/openapi").header("Accept", "application/json").GET())
                        .is(200)
                        .json());
    }

    /**
     * @param path as it is written there, with {@code {id}}
     * @param json whether a JSON body is taken
     * @param fields of that body
     * @param queries the names of its query parameters
     */
    public record Call(
            String method, String path, boolean json, List<String> fields, List<String> queries) {

        public boolean hasId() {
            return path.contains("{");
        }

        public String with(String id) {
            return path.replaceAll("\\{version}", "1").replaceAll("\\{[^}]+}", id);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    public List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        document.getJsonObject("paths")
                .forEach(
                        (path, item) ->
                                item.asJsonObject()
                                        .forEach(
                                                (method, operation) -> {
                                                    if (METHODS.contains(method)) {
                                                        calls.add(
                                                                call(
                                                                        method.toUpperCase(
                                                                                java.util.Locale
                                                                                        .ROOT),
                                                                        path,
                                                                        operation.asJsonObject()));
                                                    }
                                                }));
        return calls;
    }

    private Call call(String method, String path, JsonObject operation) {
        JsonObject content =
                operation.containsKey("requestBody")
                        ? operation
                                .getJsonObject("requestBody")
                                .getOrDefault("content", JsonValue.EMPTY_JSON_OBJECT)
                                .asJsonObject()
                        : JsonValue.EMPTY_JSON_OBJECT;
        JsonObject body =
                content.getOrDefault("application/json", JsonValue.EMPTY_JSON_OBJECT)
                        .asJsonObject();
        JsonArray parameters =
                operation.getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY).asJsonArray();
        List<String> queries =
                parameters.getValuesAs(JsonValue::asJsonObject).stream()
                        .filter(parameter -> parameter.getString("in", "").equals("query"))
                        .map(parameter -> parameter.getString("name"))
                        .toList();
        return new Call(
                method, path, content.containsKey("application/json"), fields(body), queries);
    }

    private List<String> fields(JsonObject body) {
        JsonObject schema = body.getOrDefault("schema", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
        if (schema.containsKey("anyOf")) {
            schema = schema.getJsonArray("anyOf").getJsonObject(0);
        }
        if (schema.containsKey("$ref")) {
            String name = schema.getString("$ref").replaceAll(".*/", "");
            schema =
                    document.getJsonObject("components")
                            .getJsonObject("schemas")
                            .getJsonObject(name);
        }
        Map<String, JsonValue> properties =
                schema.getOrDefault("properties", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
        return List.copyOf(properties.keySet());
    }
}
