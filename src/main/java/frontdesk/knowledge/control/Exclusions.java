package frontdesk.knowledge.control;

import frontdesk.knowledge.entity.Exclusion;
import frontdesk.platform.http.Cursor;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.Page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The questions that a business leaves to people. */
@ApplicationScoped
public class Exclusions {

    public static final int LONGEST = 200;
    private static final int MOST = 500;

    @PersistenceContext private EntityManager entities;

    @Inject private Clock clock;

    /** Newest first. */
    public Page<Exclusion> list(@Nullable String after, int limit) {
        Cursor from = Cursor.of(after);
        List<Exclusion> rows =
                entities.createQuery(
                                """
                                select e from Exclusion e where e.tenantId = :tenant
                                and (e.createdAt < :at or e.createdAt = :at and e.id < :id)
                                order by e.createdAt desc, e.id desc
                                """,
                                Exclusion.class)
                        .setParameter("tenant", tenant())
                        .setParameter("at", from.at())
                        .setParameter("id", from.id())
                        .setMaxResults(limit + 1)
                        .getResultList();
        return Page.of(rows, limit, last -> Cursor.encode(last.createdAt(), last.id()));
    }

    public List<String> questions() {
        return entities.createQuery(
                        "select e.question from Exclusion e where e.tenantId = :tenant",
                        String.class)
                .setParameter("tenant", tenant())
                .setMaxResults(MOST)
                .getResultList();
    }

    /** The same question twice is one. */
    public Exclusion add(String question) {
        return entities.createQuery(
                        "select e from Exclusion e where e.tenantId = :tenant and e.question ="
                                + " :question",
                        Exclusion.class)
                .setParameter("tenant", tenant())
                .setParameter("question", question)
                .getResultStream()
                .findFirst()
                .orElseGet(() -> addNew(question, count()));
    }

    /** As {@link #add} for each, in one go. */
    public void addAll(Collection<String> questions) {
        Set<String> missing = new LinkedHashSet<>(questions);
        missing.removeAll(Set.copyOf(questions()));
        long known = count();
        for (String question : missing) {
            addNew(question, known++);
        }
    }

    private Exclusion addNew(String question, long known) {
        if (known >= MOST) {
            throw Refusal.field(
                    "question",
                    "too_many",
                    "A business may exclude at most " + MOST + " questions.");
        }
        Exclusion made = new Exclusion(tenant(), question, clock.instant());
        entities.persist(made);
        return made;
    }

    private long count() {
        return entities.createQuery(
                        "select count(e) from Exclusion e where e.tenantId = :tenant", Long.class)
                .setParameter("tenant", tenant())
                .getSingleResult();
    }

    public void delete(UUID id) {
        Exclusion known = entities.find(Exclusion.class, id);
        if (known == null || !known.tenantId().equals(tenant())) {
            throw Refusal.of(404, "unknown_exclusion", "There is no such question.");
        }
        entities.remove(known);
    }

    private static UUID tenant() {
        return CallerContext.current().requireTenant().value();
    }
}
