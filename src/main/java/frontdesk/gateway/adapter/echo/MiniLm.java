package frontdesk.gateway.adapter.echo;

import java.util.List;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import org.jspecify.annotations.Nullable;

import frontdesk.gateway.adapter.openai.Checks;
import frontdesk.gateway.control.CallProblem;
import frontdesk.gateway.control.TokenCount;
import frontdesk.gateway.control.Trees;

/** all-MiniLM-L6-v2, which the server has in its memory anyway: 384 dimensions. */
@ApplicationScoped
class MiniLm {

    private static final int DIMENSIONS = 384;
    private static final int MOST = 2_048;
    private static final Pattern NOTHING = Pattern.compile("[\\p{C}\\p{Z}\\s\uFFFD]*");

    @Inject
    TokenCount tokens;

    private @Nullable EmbeddingModel model;

    /** Of OpenAI's protocol, both. */
    JsonObject embed(JsonObject request) throws CallProblem {
        if (!Trees.isMissing(request, "dimensions") && Trees.count(request, "dimensions") != DIMENSIONS) {
            throw Checks.unsupported("dimensions", "echo/minilm has " + DIMENSIONS);
        }
        List<String> texts = texts(request);
        List<Embedding> found = model().embedAll(texts.stream().map(MiniLm::readable).map(TextSegment::from).toList()).content();
        JsonArrayBuilder data = Trees.make().createArrayBuilder();
        for (int i = 0; i < found.size(); i++) {
            data.add(Trees.make().createObjectBuilder().add("object", "embedding").add("index", i).add("embedding", numbers(found.get(i).vector())));
        }
        long counted = texts.stream().mapToLong(tokens::of).sum();
        return Trees.make().createObjectBuilder().add("object", "list").add("data", data).add("model", "echo/minilm")
                .add("usage", Trees.make().createObjectBuilder().add("prompt_tokens", counted).add("total_tokens", counted)).build();
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

    /** The model fails at a text of which it drops every character. */
    private static String readable(String text) {
        return NOTHING.matcher(text).matches() ? "." : text;
    }

    private static JsonArray numbers(float[] vector) {
        JsonArrayBuilder numbers = Trees.make().createArrayBuilder();
        for (float value : vector) {
            numbers.add(new java.math.BigDecimal(Float.toString(value)));
        }
        return numbers.build();
    }

    private synchronized EmbeddingModel model() {
        EmbeddingModel loaded = model;
        if (loaded == null) {
            loaded = new AllMiniLmL6V2QuantizedEmbeddingModel();
            model = loaded;
        }
        return loaded;
    }
}
