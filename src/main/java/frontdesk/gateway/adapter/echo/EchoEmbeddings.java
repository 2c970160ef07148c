package frontdesk.gateway.adapter.echo;

import frontdesk.gateway.adapter.openai.Checks;
import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.TokenCount;
import frontdesk.gateway.control.Trees;
import frontdesk.platform.embedding.MiniLm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;

import java.util.List;

/** all-MiniLM-L6-v2, which the server has in its memory anyway: 384 dimensions. */
@ApplicationScoped
class EchoEmbeddings {

    private static final int DIMENSIONS = 384;
    private static final int MOST = 2_048;

    @Inject TokenCount tokens;

    @Inject MiniLm model;

    /** Of OpenAI's protocol, both. */
    JsonObject embed(JsonObject request) throws CallProblem {
        if (!Trees.isMissing(request, "dimensions")
                && Trees.count(request, "dimensions") != DIMENSIONS) {
            throw Checks.unsupported("dimensions", "echo/minilm has " + DIMENSIONS);
        }
        List<String> texts = texts(request);
        List<float[]> found = model.embed(texts);
        JsonArrayBuilder data = Trees.make().createArrayBuilder();
        for (int i = 0; i < found.size(); i++) {
            data.add(
                    Trees.make()
                            .createObjectBuilder()
                            .add("object", "embedding")
                            .add("index", i)
                            .add("embedding", numbers(found.get(i))));
        }
        long counted = texts.stream().mapToLong(tokens::of).sum();
        return Trees.make()
                .createObjectBuilder()
                .add("object", "list")
                .add("data", data)
                .add("model", "echo/minilm")
                .add(
                        "usage",
                        Trees.make()
                                .createObjectBuilder()
                                .add("prompt_tokens", counted)
                                .add("total_tokens", counted))
                .build();
    }

    private static List<String> texts(JsonObject request) throws CallProblem {
        if (request.get("input") instanceof JsonString one) {
            return List.of(one.getString());
        }
        JsonArray input = Trees.array(request, "input");
        if (input.size() > MOST) {
            throw Checks.unsupported("input", "at most " + MOST + " texts at once");
        }
        if (!input.stream().allMatch(JsonString.class::isInstance)) {
            throw Checks.unsupported("input", "echo/minilm takes texts, not tokens");
        }
        return input.getValuesAs(JsonString::getString);
    }

    private static JsonArray numbers(float[] vector) {
        JsonArrayBuilder numbers = Trees.make().createArrayBuilder();
        for (float value : vector) {
            numbers.add(new java.math.BigDecimal(Float.toString(value)));
        }
        return numbers.build();
    }
}
