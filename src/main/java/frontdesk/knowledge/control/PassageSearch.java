package frontdesk.knowledge.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import frontdesk.identity.Businesses;
import frontdesk.knowledge.Passage;
import frontdesk.knowledge.Question;
import frontdesk.knowledge.control.PassageIndex.Found;
import frontdesk.knowledge.control.PassageIndex.KeywordHit;
import frontdesk.knowledge.control.PassageStore.Stored;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.TenantId;

/** Finds passages by words and by meaning, and puts the two together. */
@ApplicationScoped
public class PassageSearch {

    /** {@code WORDS} and {@code MEANING} are for comparing. */
    public enum Mode { FUSION, WORDS, MEANING }

    private static final int LONGEST_QUESTION = 8_000;
    private static final int TITLES = 10;

    @Inject
    private PassageIndex index;

    @Inject
    private PassageStore store;

    @Inject
    private Embedder embedder;

    @Inject
    private Businesses businesses;

    public List<Passage> find(Question question, Mode mode) {
        List<Passage> ranked = ranked(question, mode);
        return List.copyOf(ranked.subList(0, Math.min(question.limit(), ranked.size())));
    }

    /** Whatever was looked at for this question, also beyond its limit, best first. */
    List<Passage> ranked(Question question, Mode mode) {
        String words = question.text().strip();
        if (words.isEmpty()) {
            return List.of();
        }
        String asked = words.length() > LONGEST_QUESTION ? words.substring(0, LONGEST_QUESTION) : words;
        byte[] vector = embedder.embed(List.of(asked)).getFirst();
        TenantId tenant = CallerContext.current().requireTenant();
        int depth = Math.max(30, 2 * question.limit());
        Found found = index.find(new PassageIndex.Look(tenant.value(), question.language(), asked, vector, depth));
        return rank(found, vector, mode, question);
    }

    private List<Passage> rank(Found found, byte[] vector, Mode mode, Question question) {
        Map<UUID, Double> words = new HashMap<>();
        for (KeywordHit hit : found.keywords()) {
            words.put(hit.passage(), hit.score());
        }
        Set<UUID> passages = new HashSet<>();
        List<UUID> titles = List.of();
        if (mode != Mode.MEANING) {
            passages.addAll(words.keySet());
        }
        if (mode != Mode.WORDS) {
            passages.addAll(found.texts());
            titles = found.titles().subList(0, Math.min(Math.max(TITLES, question.limit()), found.titles().size()));
        }
        List<Scored> scored = new ArrayList<>();
        for (Stored one : store.load(passages, titles)) {
            scored.add(new Scored(one, words.getOrDefault(one.id(), 0.0),
                    Vectors.cosine(vector, one.titleVector()), Vectors.cosine(vector, one.textVector())));
        }
        double[] scores = scores(scored, mode);
        String articles = "/p/" + businesses.byId(CallerContext.current().requireTenant()).slug() + "/a/";
        List<Passage> ranked = new ArrayList<>();
        for (int at = 0; at < scores.length; at++) {
            ranked.add(scored.get(at).passage(articles, scores[at]));
        }
        // Passages of one article share its title's score: the one that fits better itself comes first.
        ranked.sort(Comparator.comparingDouble(Passage::score).thenComparingDouble(Passage::textSimilarity).reversed());
        return ranked;
    }

    private static double[] scores(List<Scored> scored, Mode mode) {
        return switch (mode) {
            case WORDS -> scored.stream().mapToDouble(Scored::words).toArray();
            case MEANING -> scored.stream().mapToDouble(one -> Math.max(one.title(), one.text())).toArray();
            case FUSION -> Fusion.scores(scored.stream()
                    .map(one -> new Fusion.Evidence(
                            one.words(), Math.max(one.title(), one.text()), one.stored().language().equals("en")))
                    .toList());
        };
    }

    private record Scored(Stored stored, double words, double title, double text) {

        Passage passage(String articles, double score) {
            return new Passage(stored.id(), stored.articleId(), stored.title(), stored.heading(), stored.language(),
                    stored.text(), articles + stored.articleId() + "#p" + stored.block(), words, title, text, score);
        }
    }
}
