package frontdesk.knowledge.control;

import frontdesk.knowledge.entity.Article;
import frontdesk.knowledge.entity.Collection;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The shelves of a business. */
@ApplicationScoped
public class Collections {

    @PersistenceContext private EntityManager entities;

    @Inject private Clock clock;

    /** By id, in the order they were made. */
    public Map<UUID, Collection> all() {
        Map<UUID, Collection> all = new LinkedHashMap<>();
        List<Collection> rows =
                entities.createQuery(
                                """
                                select c from KnowledgeCollection c where c.tenantId = :tenant order by c.createdAt, c.id
                                """,
                                Collection.class)
                        .setParameter("tenant", tenant())
                        .getResultList();
        rows.forEach(one -> all.put(one.id(), one));
        return all;
    }

    /** How many articles the caller sees in each. */
    public Map<UUID, Long> sizes() {
        List<Object[]> rows =
                entities.createQuery(
                                """
                                select a.collectionId, count(a) from Article a
                                where a.tenantId = :tenant and a.deletedAt is null and a.collectionId is not null
                                and (:staff = true or a.status = :published)
                                group by a.collectionId
                                """,
                                Object[].class)
                        .setParameter("tenant", tenant())
                        .setParameter("staff", CallerContext.current().isStaff())
                        .setParameter("published", Article.PUBLISHED)
                        .getResultList();
        Map<UUID, Long> sizes = new LinkedHashMap<>();
        rows.forEach(row -> sizes.put((UUID) row[0], (Long) row[1]));
        return sizes;
    }

    public Optional<Collection> find(UUID id) {
        return Optional.ofNullable(entities.find(Collection.class, id))
                .filter(one -> one.tenantId().equals(tenant()));
    }

    public Collection ensure(String slug, String name, String description) {
        String known = Slugs.of(slug);
        return all().values().stream()
                .filter(one -> one.slug().equals(known))
                .findFirst()
                .orElseGet(() -> make(known, name, description));
    }

    public Collection add(String name, String description) {
        String slug = Slugs.of(name);
        if (all().values().stream().anyMatch(one -> one.slug().equals(slug))) {
            throw Refusal.field(
                    "name", "name_taken", "There is a collection of this name already.");
        }
        return make(slug, name, description);
    }

    private Collection make(String slug, String name, String description) {
        Collection made = new Collection(tenant(), slug, name, description, clock.instant());
        entities.persist(made);
        return made;
    }

    private static UUID tenant() {
        return CallerContext.current().requireTenant().value();
    }
}
