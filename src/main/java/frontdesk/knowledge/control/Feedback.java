package frontdesk.knowledge.control;

import frontdesk.knowledge.entity.Article;
import frontdesk.shared.Ids;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import java.sql.Timestamp;
import java.time.Clock;

/** "Was this helpful?" */
@ApplicationScoped
public class Feedback {

    public record Votes(long helpful, long unhelpful) {}

    @PersistenceContext private EntityManager entities;

    @Inject private Clock clock;

    public void take(Article article, boolean helpful, String comment) {
        entities.createNativeQuery(
                        """
                        insert into knowledge_article_feedback (id, tenant_id, article_id, helpful, comment, at)
                        values (?1, ?2, ?3, ?4, ?5, ?6)
                        """)
                .setParameter(1, Ids.next())
                .setParameter(2, article.tenantId())
                .setParameter(3, article.id())
                .setParameter(4, helpful)
                .setParameter(5, comment)
                .setParameter(6, Timestamp.from(clock.instant()))
                .executeUpdate();
    }

    public Votes votes(Article article) {
        Object[] row =
                (Object[])
                        entities.createNativeQuery(
                                        """
                                        select count(*) filter (where helpful), count(*) filter (where not helpful)
                                        from knowledge_article_feedback where tenant_id = ?1 and article_id = ?2
                                        """)
                                .setParameter(1, article.tenantId())
                                .setParameter(2, article.id())
                                .getSingleResult();
        return new Votes(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
    }
}
