package frontdesk.knowledge.control;

import frontdesk.knowledge.Library;
import frontdesk.platform.security.CallerContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.util.List;
import java.util.UUID;

/** The door for those who fill a business's knowledge. */
@ApplicationScoped
@Transactional
public class Seeding implements Library {

    @PersistenceContext private EntityManager entities;

    @Inject private Articles articles;

    @Inject private Collections collections;

    @Inject private Chunking chunking;

    @Inject private Exclusions exclusions;

    @Override
    public UUID add(Draft draft) {
        return articles.add(draft).id();
    }

    @Override
    public UUID collection(String slug, String name, String description) {
        return collections.ensure(slug, name, description).id();
    }

    @Override
    public void exclude(List<String> questions) {
        exclusions.addAll(questions);
    }

    @Override
    public void removeAll() {
        UUID tenant = CallerContext.current().requireTenant().value();
        List<UUID> all =
                entities.createQuery(
                                "select a.id from Article a where a.tenantId = :tenant", UUID.class)
                        .setParameter("tenant", tenant)
                        .getResultList();
        entities.createQuery("update Article a set a.status = 'draft' where a.tenantId = :tenant")
                .setParameter("tenant", tenant)
                .executeUpdate();
        all.forEach(chunking::refresh);
        for (String table :
                List.of(
                        "knowledge_article",
                        "knowledge_import",
                        "knowledge_collection",
                        "knowledge_exclusion")) {
            entities.createNativeQuery("delete from " + table + " where tenant_id = ?1")
                    .setParameter(1, tenant)
                    .executeUpdate();
        }
    }
}
