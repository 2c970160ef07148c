package frontdesk.knowledge.adapter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceUnit;

import org.apache.lucene.search.IndexSearcher;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.hibernate.search.mapper.orm.Search;
import org.hibernate.search.mapper.orm.session.SearchSession;
import org.hibernate.search.mapper.orm.work.SearchIndexingPlan;

import frontdesk.knowledge.adapter.PassageBinder.Kind;
import frontdesk.knowledge.control.PassageIndex;
import frontdesk.knowledge.control.Vectors;
import frontdesk.knowledge.entity.Chunk;

/** The index in Hibernate Search: Lucene on this node, or whatever back end persistence.xml names. */
@ApplicationScoped
public class HibernateSearchIndex implements PassageIndex {

    private static final float TITLE_BOOST = 2;

    /** A question of 8,000 characters has up to 4,000 words, each asked for in twelve fields where no language is given. */
    private static final int MOST_CLAUSES = 50_000;

    static {
        IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
    }

    @PersistenceContext
    private EntityManager entities;

    @PersistenceUnit
    private EntityManagerFactory factory;

    @Override
    public Found find(Look look) {
        SearchSession session = Search.session(entities);
        byte[] even = Vectors.even(look.vector());
        return new Found(keywords(session, look), titles(session, look, even), texts(session, look, even), questions(session, look, even));
    }

    private static List<KeywordHit> keywords(SearchSession session, Look look) {
        return session.search(Chunk.class)
                .select(f -> f.composite().from(f.id(UUID.class), f.score()).as(HibernateSearchIndex::hit))
                .where(f -> f.bool().must(words(f, look)).filter(allowed(f, look, Kind.TEXT)))
                .fetchHits(look.depth());
    }

    private static KeywordHit hit(UUID passage, Float score) {
        return new KeywordHit(passage, score);
    }

    private static List<UUID> titles(SearchSession session, Look look, byte[] even) {
        List<String> articles = session.search(Chunk.class)
                .select(f -> f.field("article", String.class))
                .where(f -> near(f, look, Kind.TITLE, even))
                .fetchHits(look.articles());
        return articles.stream().map(UUID::fromString).distinct().toList();
    }

    private static List<UUID> texts(SearchSession session, Look look, byte[] even) {
        return session.search(Chunk.class)
                .select(f -> f.id(UUID.class))
                .where(f -> near(f, look, Kind.TEXT, even))
                .fetchHits(look.depth());
    }

    private static List<QuestionHit> questions(SearchSession session, Look look, byte[] even) {
        List<QuestionHit> hits = new ArrayList<>(session.search(Chunk.class)
                .select(f -> f.composite().from(f.field("article", String.class), f.id(UUID.class), f.score()).as(HibernateSearchIndex::question))
                .where(f -> f.bool().must(f.match().fields(fields("question", look)).matching(look.words())).filter(allowed(f, look, Kind.QUESTION)))
                .fetchHits(look.depth()));
        hits.addAll(session.search(Chunk.class)
                .select(f -> f.composite().from(f.field("article", String.class), f.id(UUID.class)).as((article, id) -> question(article, id, 0f)))
                .where(f -> near(f, look, Kind.QUESTION, even))
                .fetchHits(look.depth()));
        return hits;
    }

    private static QuestionHit question(String article, UUID id, Float score) {
        return new QuestionHit(UUID.fromString(article), id, score);
    }

    private static PredicateFinalStep words(SearchPredicateFactory f, Look look) {
        return f.match()
                .fields(fields("title", look)).boost(TITLE_BOOST)
                .fields(fields("text", look))
                .matching(look.words());
    }

    private static String[] fields(String kind, Look look) {
        String language = look.language();
        return language == null
                ? PassageBinder.all(kind).toArray(String[]::new)
                : new String[] {PassageBinder.field(kind, language)};
    }

    private static PredicateFinalStep near(SearchPredicateFactory f, Look look, Kind kind, byte[] even) {
        return f.knn(look.depth()).field(kind.vector()).matching(even).filter(allowed(f, look, kind));
    }

    private static SearchPredicate allowed(SearchPredicateFactory f, Look look, Kind kind) {
        return f.match().field("scope").matching(PassageBinder.scope(kind, look.tenant(), look.language())).toPredicate();
    }

    @Override
    public void change(List<Chunk> present, Collection<UUID> gone) {
        SearchIndexingPlan plan = Search.session(entities).indexingPlan();
        gone.forEach(id -> plan.purge(Chunk.class, id, null));
        present.forEach(plan::addOrUpdate);
        plan.execute();
    }

    @Override
    public void clear() {
        Search.mapping(factory).scope(Chunk.class).schemaManager().dropAndCreate();
    }

    @Override
    public void settle() {
        Search.mapping(factory).scope(Chunk.class).workspace().mergeSegments();
    }

    @Override
    public int shape() {
        return 6;
    }

    @Override
    public Path folder() {
        return Path.of((String) factory.getProperties().get("hibernate.search.backend.directory.root"));
    }
}
