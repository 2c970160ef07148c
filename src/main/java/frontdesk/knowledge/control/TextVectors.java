package frontdesk.knowledge.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;

/**
 * Vectors of questions and single sentences, made when first asked for; those that are asked for
 * often stay.
 */
@ApplicationScoped
public class TextVectors {

    @Inject private Embedder embedder;

    private final VectorCache cache = new VectorCache(texts -> embedder.embed(texts));

    public byte[] of(String text) {
        return cache.of(List.of(text)).getFirst();
    }

    public double[] similarity(String question, List<String> sentences) {
        byte[] asked = of(question);
        return cache.of(sentences).stream()
                .mapToDouble(sentence -> Vectors.cosine(asked, sentence))
                .toArray();
    }
}
