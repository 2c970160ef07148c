package frontdesk.knowledge.control;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Vectors of single sentences, made when first asked for; those of popular articles stay. */
@ApplicationScoped
public class SentenceVectors {

    private static final int KEPT = 20_000;

    private final Map<String, byte[]> known = Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > KEPT;
        }
    });

    @Inject
    private Embedder embedder;

    public double[] similarity(String question, List<String> sentences) {
        List<byte[]> vectors = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String sentence : sentences) {
            byte[] vector = known.get(sentence);
            vectors.add(vector == null ? new byte[0] : vector);
            if (vector == null) {
                missing.add(sentence);
            }
        }
        List<byte[]> made = embedder.embed(missing);
        // One turn compares the same question several times.
        byte[] asked = known.computeIfAbsent(question, one -> embedder.embed(List.of(one)).getFirst());
        double[] cosines = new double[vectors.size()];
        int next = 0;
        for (int at = 0; at < cosines.length; at++) {
            if (vectors.get(at).length == 0) {
                known.put(sentences.get(at), made.get(next));
                vectors.set(at, made.get(next++));
            }
            cosines[at] = Vectors.cosine(asked, vectors.get(at));
        }
        return cosines;
    }
}
