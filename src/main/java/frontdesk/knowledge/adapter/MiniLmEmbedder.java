package frontdesk.knowledge.adapter;

import java.util.List;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import org.jspecify.annotations.Nullable;

import frontdesk.knowledge.control.Embedder;
import frontdesk.knowledge.control.Vectors;

/** all-MiniLM-L6-v2, inside the server: an English model of 384 dimensions. */
@ApplicationScoped
public class MiniLmEmbedder implements Embedder {

    private static final Pattern NOTHING = Pattern.compile("[\\p{C}\\p{Z}\\s\uFFFD]*");

    private @Nullable EmbeddingModel model;

    @Override
    public List<byte[]> embed(List<String> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        EmbeddingModel loaded = model();
        if (texts.size() == 1) {
            return List.of(Vectors.pack(loaded.embed(readable(texts.getFirst())).content().vector()));
        }
        List<TextSegment> segments = texts.stream().map(MiniLmEmbedder::readable).map(TextSegment::from).toList();
        return loaded.embedAll(segments).content().stream().map(at -> Vectors.pack(at.vector())).toList();
    }

    /** The model fails at a text of which it drops every character. */
    private static String readable(String text) {
        return NOTHING.matcher(text).matches() ? "." : text;
    }

    @Override
    public void warmUp() {
        model().embed("How do I reset my password?");
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
