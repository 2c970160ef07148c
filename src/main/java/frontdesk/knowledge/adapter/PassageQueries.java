package frontdesk.knowledge.adapter;

import frontdesk.knowledge.adapter.PassageBinder.Kind;
import frontdesk.knowledge.control.PassageIndex.KeywordHit;
import frontdesk.knowledge.control.PassageIndex.Look;
import frontdesk.knowledge.control.PassageIndex.QuestionHit;
import frontdesk.knowledge.control.Vectors;
import frontdesk.knowledge.entity.Chunk;

import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.hibernate.search.mapper.orm.scope.SearchScope;
import org.hibernate.search.mapper.orm.session.SearchSession;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What one look asks the index for. */
final class PassageQueries {

    private static final float TITLE_BOOST = 2;

    private final SearchSession session;
    private final SearchScope<Chunk> passages;
    private final Look look;
    private final List<String> languages;
    private final byte[] even;

    /**
     * @param languages that words are looked for in
     */
    PassageQueries(SearchSession session, Look look, List<String> languages) {
        this.languages = languages;
        this.session = session;
        this.passages = session.scope(Chunk.class);
        this.look = look;
        this.even = Vectors.even(look.vector());
    }

    List<KeywordHit> keywords() {
        return session.search(passages)
                .select(
                        f ->
                                f.composite()
                                        .from(f.id(UUID.class), f.score())
                                        .as(PassageQueries::hit))
                .where(f -> f.bool().must(words(f)).filter(allowed(f, Kind.TEXT)))
                .fetchHits(look.depth());
    }

    private static KeywordHit hit(UUID passage, Float score) {
        return new KeywordHit(passage, score);
    }

    List<UUID> titles() {
        List<String> articles =
                session.search(passages)
                        .select(f -> f.field("article", String.class))
                        .where(f -> near(f, Kind.TITLE))
                        .fetchHits(look.articles());
        return articles.stream().map(UUID::fromString).distinct().toList();
    }

    List<UUID> texts() {
        return session.search(passages)
                .select(f -> f.id(UUID.class))
                .where(f -> near(f, Kind.TEXT))
                .fetchHits(look.depth());
    }

    List<QuestionHit> questions() {
        List<QuestionHit> hits =
                new ArrayList<>(
                        session.search(passages)
                                .select(
                                        f ->
                                                f.composite()
                                                        .from(
                                                                f.field("article", String.class),
                                                                f.id(UUID.class),
                                                                f.score())
                                                        .as(PassageQueries::question))
                                .where(
                                        f ->
                                                f.bool()
                                                        .must(
                                                                f.match()
                                                                        .fields(fields("question"))
                                                                        .matching(look.words()))
                                                        .filter(allowed(f, Kind.QUESTION)))
                                .fetchHits(look.depth()));
        hits.addAll(
                session.search(passages)
                        .select(
                                f ->
                                        f.composite()
                                                .from(
                                                        f.field("article", String.class),
                                                        f.id(UUID.class))
                                                .as((article, id) -> question(article, id, 0f)))
                        .where(f -> near(f, Kind.QUESTION))
                        .fetchHits(look.depth()));
        return hits;
    }

    /**
     * Other than {@link #questions} this also counts those that have no vector and none of the
     * words.
     */
    boolean holdQuestions() {
        return session.search(passages).where(f -> allowed(f, Kind.QUESTION)).fetchTotalHitCount()
                > 0;
    }

    private static QuestionHit question(String article, UUID id, Float score) {
        return new QuestionHit(UUID.fromString(article), id, score);
    }

    private PredicateFinalStep words(SearchPredicateFactory f) {
        return f.match()
                .fields(fields("title"))
                .boost(TITLE_BOOST)
                .fields(fields("text"))
                .matching(look.words());
    }

    private String[] fields(String kind) {
        return languages.isEmpty()
                ? PassageBinder.all(kind).toArray(String[]::new)
                : languages.stream()
                        .map(language -> PassageBinder.field(kind, language))
                        .distinct()
                        .toArray(String[]::new);
    }

    private PredicateFinalStep near(SearchPredicateFactory f, Kind kind) {
        return f.knn(look.depth()).field(kind.vector()).matching(even).filter(allowed(f, kind));
    }

    private PredicateFinalStep allowed(SearchPredicateFactory f, Kind kind) {
        return f.match()
                .field("scope")
                .matching(PassageBinder.scope(kind, look.tenant(), look.language()));
    }
}
