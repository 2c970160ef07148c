package frontdesk.gateway.control;

import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.Ids;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;

/**
 * Notes that a business changed its gateway: for the audit, and so that every node forgets what it
 * knew.
 */
@ApplicationScoped
public class Revisions {

    @PersistenceContext private EntityManager entities;

    @Inject private Clock clock;

    @Inject private Jsonb json;

    @Inject private Event<Changed> news;

    /** Heard by this node after the commit; other nodes ask. */
    public record Changed(TenantId tenant) {}

    /**
     * @param subject what was changed; never a secret
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void changed(String action, String subject) {
        changed(action, subject, Map.of());
    }

    /**
     * @param detail how it is now; never a secret
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void changed(String action, String subject, Map<String, ?> detail) {
        changed(CallerContext.current().requireTenant(), action, subject, detail);
    }

    /** For a business that the caller does not belong to, as the operator. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void changed(TenantId tenant, String action, String subject, Map<String, ?> detail) {
        Caller caller = CallerContext.current();
        Timestamp now = Timestamp.from(clock.instant());
        entities.createNativeQuery(
                        """
                        insert into ai_revision (tenant_id, changed_at) values (?1, ?2)
                        on conflict (tenant_id) do update set changed_at = excluded.changed_at
                        """)
                .setParameter(1, tenant.value())
                .setParameter(2, now)
                .executeUpdate();
        entities.createNativeQuery(
                        """
                        insert into ai_audit (id, tenant_id, actor_id, actor, action, subject, detail, created_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, cast(?8 as jsonb), ?7)
                        """)
                .setParameter(1, Ids.next())
                .setParameter(2, tenant.value())
                .setParameter(3, caller.id())
                .setParameter(4, caller.name())
                .setParameter(5, action)
                .setParameter(6, subject)
                .setParameter(7, now)
                .setParameter(8, json.toJson(detail))
                .executeUpdate();
        news.fire(new Changed(tenant));
    }
}
