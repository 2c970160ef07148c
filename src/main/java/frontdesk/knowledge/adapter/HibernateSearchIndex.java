package frontdesk.knowledge.adapter;

import frontdesk.knowledge.adapter.PassageBinder.Kind;
import frontdesk.knowledge.control.PassageIndex;
import frontdesk.knowledge.control.PassageStore;
import frontdesk.knowledge.entity.Chunk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceUnit;

import org.apache.lucene.search.IndexSearcher;
import org.hibernate.search.mapper.orm.Search;
import org.hibernate.search.mapper.orm.work.SearchIndexingPlan;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The index in Hibernate Search: Lucene on this node, or whatever back end persistence.xml names.
 */
@ApplicationScoped
public class HibernateSearchIndex implements PassageIndex {

    /**
     * A question of 8,000 characters has up to 4,000 words, each asked for in twelve fields where
     * no language is given.
     */
    private static final int MOST_CLAUSES = 50_000;

    static {
        IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
    }

    @PersistenceContext private EntityManager entities;

    @PersistenceUnit private EntityManagerFactory factory;

    @Inject private Clock clock;

    @Inject private PassageStore store;

    /** By scope, whether there are questions: to look for none is a twentieth of a search. */
    private final Believed<String, Boolean> asked = new Believed<>();

    /** By business: words that are looked for in all languages take three times as long. */
    private final Believed<UUID, List<String>> languages = new Believed<>();

    @Override
    public Found find(Look look) {
        PassageQueries queries =
                new PassageQueries(Search.session(entities), look, languages(look));
        return new Found(
                queries.keywords(), queries.titles(), queries.texts(), questions(queries, look));
    }

    private List<String> languages(Look look) {
        return look.language() == null
                ? languages.get(look.tenant(), clock.instant(), store::languages)
                : List.of(look.language());
    }

    /** Many businesses tell none with their articles. */
    private List<QuestionHit> questions(PassageQueries queries, Look look) {
        String scope = PassageBinder.scope(Kind.QUESTION, look.tenant(), look.language());
        return asked.get(scope, clock.instant(), queries::holdQuestions)
                ? queries.questions()
                : List.of();
    }

    @Override
    public void change(List<Chunk> present, Collection<UUID> gone) {
        SearchIndexingPlan plan = Search.session(entities).indexingPlan();
        gone.forEach(id -> plan.purge(Chunk.class, id, null));
        present.forEach(plan::addOrUpdate);
        plan.execute();
        present.forEach(
                chunk -> languages.keepIf(chunk.tenantId(), all -> all.contains(chunk.language())));
        present.stream()
                .filter(Chunk::isAsked)
                .flatMap(chunk -> PassageBinder.scopes(Kind.QUESTION, chunk).stream())
                .forEach(scope -> asked.keepIf(scope, held -> held));
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
        return Path.of(
                (String) factory.getProperties().get("hibernate.search.backend.directory.root"));
    }
}
