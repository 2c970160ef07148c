package frontdesk.knowledge.control;

import frontdesk.identity.Businesses;
import frontdesk.knowledge.Passage;
import frontdesk.knowledge.Question;
import frontdesk.knowledge.control.PassageIndex.Found;
import frontdesk.knowledge.control.PassageStore.Stored;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.RecentlyUsed;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds passages by words and by meaning, and puts the two together. */
@ApplicationScoped
public class PassageSearch {

    /** {@code WORDS} and {@code MEANING} are for comparing. */
    public enum Mode {
        FUSION,
        WORDS,
        MEANING
    }

    private static final int LONGEST_QUESTION = 8_000;
    private static final int ARTICLES = 10;
    private static final int BUSINESSES = 10_000;

    /** They never change. */
    private final Map<TenantId, String> slugs =
            Collections.synchronizedMap(new RecentlyUsed<>(BUSINESSES));

    @Inject private PassageIndex index;

    @Inject private PassageStore store;

    @Inject private TextVectors vectors;

    @Inject private Businesses businesses;

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
        String asked =
                words.length() > LONGEST_QUESTION ? words.substring(0, LONGEST_QUESTION) : words;
        byte[] vector = vectors.of(asked);
        TenantId tenant = CallerContext.current().requireTenant();
        int depth = Math.max(30, 2 * question.limit());
        Found found =
                index.find(
                        new PassageIndex.Look(
                                tenant.value(),
                                question.language(),
                                asked,
                                vector,
                                depth,
                                articles(question)));
        return rank(found, vector, mode, question);
    }

    private static int articles(Question question) {
        return Math.max(ARTICLES, question.limit());
    }

    private List<Passage> rank(Found found, byte[] vector, Mode mode, Question question) {
        Map<UUID, Double> words = new HashMap<>();
        found.keywords().forEach(hit -> words.put(hit.passage(), hit.score()));
        Set<UUID> answers = new LinkedHashSet<>();
        found.questions().forEach(hit -> answers.add(hit.article()));
        List<Stored> stored = load(found, words.keySet(), answers, mode, articles(question));
        Map<UUID, Asked> asked = asked(stored, found, vector, question.told());
        List<Scored> scored =
                stored.stream()
                        .filter(one -> !one.asked())
                        .map(
                                one ->
                                        new Scored(
                                                one,
                                                words.getOrDefault(one.id(), 0.0),
                                                Vectors.cosine(vector, one.titleVector()),
                                                Vectors.cosine(vector, one.textVector()),
                                                asked.get(one.articleId())))
                        .toList();
        double[] scores = scores(scored, mode, Fusion.hasWords(question.text()));
        String articles = "/p/" + slug(CallerContext.current().requireTenant()) + "/a/";
        List<Passage> ranked = new ArrayList<>();
        for (int at = 0; at < scores.length; at++) {
            ranked.add(scored.get(at).passage(articles, scores[at]));
        }
        // Passages of one article share its title's score: the one that fits better itself comes
        // first.
        ranked.sort(
                Comparator.comparingDouble(Passage::score)
                        .thenComparingDouble(Passage::textSimilarity)
                        .reversed());
        return ranked;
    }

    /** Asks the database outside of the map's lock, which all searches share. */
    private String slug(TenantId tenant) {
        String slug = slugs.get(tenant);
        if (slug == null) {
            slug = businesses.byId(tenant).slug();
            slugs.put(tenant, slug);
        }
        return slug;
    }

    /** By article: how near its questions come. */
    private static Map<UUID, Asked> asked(
            List<Stored> stored, Found found, byte[] vector, Predicate<String> told) {
        Map<UUID, Double> words = new HashMap<>();
        found.questions().forEach(hit -> words.merge(hit.question(), hit.score(), Math::max));
        Map<UUID, Asked> asked = new HashMap<>();
        stored.stream()
                .filter(one -> one.asked() && told.test(one.text()))
                .forEach(
                        one ->
                                asked.merge(
                                        one.articleId(),
                                        Asked.of(
                                                words.getOrDefault(one.id(), 0.0),
                                                Vectors.cosine(vector, one.textVector())),
                                        Asked::and));
        return asked;
    }

    private List<Stored> load(
            Found found, Set<UUID> words, Set<UUID> answers, Mode mode, int most) {
        Set<UUID> passages = new HashSet<>();
        Set<UUID> articles = new HashSet<>();
        answers.stream().limit(most).forEach(articles::add);
        if (mode != Mode.MEANING) {
            passages.addAll(words);
        }
        if (mode != Mode.WORDS) {
            passages.addAll(found.texts());
            articles.addAll(found.titles());
        }
        return store.load(passages, articles);
    }

    private static double[] scores(List<Scored> scored, Mode mode, boolean hasWords) {
        return switch (mode) {
            case WORDS -> scored.stream().mapToDouble(Scored::byWords).toArray();
            case MEANING -> scored.stream().mapToDouble(Scored::byMeaning).toArray();
            case FUSION ->
                    Fusion.scores(
                            scored.stream()
                                    .map(
                                            one ->
                                                    new Fusion.Evidence(
                                                            one.byWords(),
                                                            one.byMeaning(),
                                                            hasWords
                                                                    && one.stored()
                                                                            .language()
                                                                            .equals("en")))
                                    .toList());
        };
    }

    /**
     * @param words of the best
     * @param meanings of each, best first
     */
    private record Asked(double words, List<Double> meanings) {

        static Asked of(double words, double meaning) {
            return new Asked(words, List.of(Math.max(0, meaning)));
        }

        Asked and(Asked other) {
            return new Asked(
                    Math.max(words, other.words),
                    Stream.concat(meanings.stream(), other.meanings.stream())
                            .sorted(Comparator.reverseOrder())
                            .toList());
        }

        double meaning() {
            return meanings.getFirst();
        }
    }

    private record Scored(
            Stored stored, double words, double title, double text, @Nullable Asked asked) {

        Asked best() {
            Asked own = Asked.of(words, Math.max(title, text));
            return asked == null ? own : asked;
        }

        double byWords() {
            return Math.max(words, best().words());
        }

        double byMeaning() {
            return Math.max(best().meaning(), Math.max(title, text));
        }

        Passage passage(String articles, double score) {
            return new Passage(
                    stored.id(),
                    stored.articleId(),
                    stored.title(),
                    stored.heading(),
                    stored.language(),
                    stored.text(),
                    articles + stored.articleId() + "#p" + stored.block(),
                    words,
                    title,
                    text,
                    asked != null,
                    best().words(),
                    best().meanings(),
                    score);
        }
    }
}
