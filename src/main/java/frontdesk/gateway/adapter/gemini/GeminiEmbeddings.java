package frontdesk.gateway.adapter.gemini;

import frontdesk.gateway.adapter.openai.Checks;
import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.Trees;
import frontdesk.gateway.control.Usage;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import java.util.List;

/** Embeddings: one text is asked for alone, several together. */
final class GeminiEmbeddings {

    private GeminiEmbeddings() {}

    static boolean isOne(JsonObject request) {
        return request.get("input") instanceof JsonString;
    }

    /**
     * @param path of the model, with its collection
     */
    static JsonObject request(String path, JsonObject request) throws CallProblem {
        if (request.get("input") instanceof JsonString text) {
            return one(path, text.getString(), request);
        }
        JsonArray input = Checks.array(request, "input", "input");
        JsonArrayBuilder requests = Trees.make().createArrayBuilder();
        for (int i = 0; i < input.size(); i++) {
            if (!(input.get(i) instanceof JsonString text)) {
                throw Checks.unsupported("input[" + i + "]", "this model takes texts, not tokens");
            }
            requests.add(one(path, text.getString(), request));
        }
        return Trees.make().createObjectBuilder().add("requests", requests).build();
    }

    private static JsonObject one(String path, String text, JsonObject request) {
        JsonObjectBuilder one =
                Trees.make()
                        .createObjectBuilder()
                        .add("model", path)
                        .add(
                                "content",
                                Trees.make()
                                        .createObjectBuilder()
                                        .add(
                                                "parts",
                                                Trees.make()
                                                        .createArrayBuilder()
                                                        .add(
                                                                Trees.make()
                                                                        .createObjectBuilder()
                                                                        .add("text", text))));
        if (Trees.count(request, "dimensions") > 0) {
            one.add("outputDimensionality", Trees.count(request, "dimensions"));
        }
        return one.build();
    }

    static JsonObject answer(String model, JsonObject own) throws CallProblem {
        List<? extends JsonValue> vectors =
                own.get("embedding") instanceof JsonObject one
                        ? List.of(one)
                        : Trees.array(own, "embeddings");
        if (vectors.isEmpty()) {
            throw CallProblem.malformed("it has no embeddings");
        }
        JsonArrayBuilder data = Trees.make().createArrayBuilder();
        for (int i = 0; i < vectors.size(); i++) {
            if (!(vectors.get(i) instanceof JsonObject vector)
                    || !(vector.get("values") instanceof JsonArray values)) {
                throw CallProblem.malformed("an embedding has no values");
            }
            data.add(
                    Trees.make()
                            .createObjectBuilder()
                            .add("object", "embedding")
                            .add("index", i)
                            .add("embedding", values));
        }
        Usage usage = GeminiUsage.read(own);
        return Trees.make()
                .createObjectBuilder()
                .add("object", "list")
                .add("data", data)
                .add("model", model)
                .add(
                        "usage",
                        Trees.make()
                                .createObjectBuilder()
                                .add("prompt_tokens", usage.input())
                                .add("total_tokens", usage.total()))
                .build();
    }
}
