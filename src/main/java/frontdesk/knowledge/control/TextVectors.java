package frontdesk.knowledge.control;

import frontdesk.shared.RecentlyUsed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Vectors of questions and single sentences, made when first asked for; those that are asked for
 * often stay.
 */
@ApplicationScoped
public class TextVectors {

    private static final int KEPT = 20_000;
    private static final int LONGEST_KEPT = 500;

    private final Map<String, byte[]> known = Collections.synchronizedMap(new RecentlyUsed<>(KEPT));

    @Inject private Embedder embedder;

    public byte[] of(String text) {
        return of(List.of(text)).getFirst();
    }

    public double[] similarity(String question, List<String> sentences) {
        byte[] asked = of(question);
        return of(sentences).stream()
                .mapToDouble(sentence -> Vectors.cosine(asked, sentence))
                .toArray();
    }

    private List<byte[]> of(List<String> texts) {
        Map<String, byte[]> found = new HashMap<>();
        for (String text : texts) {
            byte[] vector = known.get(text);
            if (vector != null) {
                found.put(text, vector);
            }
        }
        List<String> missing =
                texts.stream().distinct().filter(text -> !found.containsKey(text)).toList();
        List<byte[]> made = embedder.embed(missing);
        for (int at = 0; at < missing.size(); at++) {
            keep(missing.get(at), made.get(at));
            found.put(missing.get(at), made.get(at));
        }
        return texts.stream().map(found::get).toList();
    }

    private void keep(String text, byte[] vector) {
        if (text.length() <= LONGEST_KEPT) {
            known.put(text, vector);
        }
    }
}
