package frontdesk.gateway.control;

import frontdesk.platform.security.CallerContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who changed what of the gateway's configuration; {@link Revisions} writes it. */
@ApplicationScoped
public class AuditTrail {

    @PersistenceContext private EntityManager entities;

    @Inject private Jsonb json;

    /**
     * @param actor the name of who did it
     * @param action such as key.created
     * @param detail how it was after; never a secret
     */
    public record AuditEntry(
            UUID id,
            String actor,
            String action,
            String subject,
            Map<String, Object> detail,
            Instant createdAt) {}

    /** Newest first, from before this place on. */
    @Transactional
    public List<AuditEntry> before(Instant at, UUID id, int limit) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select id, actor, action, subject, cast(detail as text), created_at from ai_audit
                                where tenant_id = ?1 and created_at <= ?2 and (created_at, id) < (?2, ?3) order by created_at desc, id desc limit ?4
                                """)
                        .setParameter(1, CallerContext.current().requireTenant().value())
                        .setParameter(2, Timestamp.from(at))
                        .setParameter(3, id)
                        .setParameter(4, limit)
                        .getResultList();
        return rows.stream().map(Object[].class::cast).map(this::entry).toList();
    }

    @SuppressWarnings("unchecked")
    private AuditEntry entry(Object[] row) {
        Map<String, Object> detail = json.fromJson((String) row[4], HashMap.class);
        return new AuditEntry(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                detail,
                (Instant) row[5]);
    }
}
