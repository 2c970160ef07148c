package frontdesk.integration.control;

import frontdesk.shared.Ids;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The last ten that came to a hook, to try a template on. */
@ApplicationScoped
@Transactional
public class HookPayloads {

    private static final int KEPT = 10;

    @PersistenceContext private EntityManager entities;

    @Inject private Clock clock;

    @Inject private Hooks hooks;

    /**
     * @param reply what its sender was answered
     */
    public record View(UUID id, String body, int status, String reply, Instant receivedAt) {}

    /** One at a time for each hook; a repeat is not kept beside the first. */
    void keep(UUID hook, TenantId tenant, String key, String body, Reply reply) {
        entities.createNativeQuery("select 1 from integration_hook where id = ?1 for update")
                .setParameter(1, hook)
                .getResultList();
        int kept =
                entities.createNativeQuery(
                                """
                                insert into integration_hook_payload (id, hook_id, tenant_id, key, body, status, reply, received_at)
                                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) on conflict (hook_id, key) do nothing
                                """)
                        .setParameter(1, Ids.next())
                        .setParameter(2, hook)
                        .setParameter(3, tenant.value())
                        .setParameter(4, key.replace("\0", ""))
                        .setParameter(5, body.replace("\0", ""))
                        .setParameter(6, reply.status())
                        .setParameter(7, reply.body())
                        .setParameter(8, Timestamp.from(clock.instant()))
                        .executeUpdate();
        if (kept > 0) {
            forgetOlder(hook);
        }
    }

    private void forgetOlder(UUID hook) {
        entities.createNativeQuery(
                        """
                        delete from integration_hook_payload where hook_id = ?1 and id not in (
                            select id from integration_hook_payload where hook_id = ?1 order by received_at desc, id desc limit ?2)
                        """)
                .setParameter(1, hook)
                .setParameter(2, KEPT)
                .executeUpdate();
    }

    /** Newest first. */
    public List<View> of(UUID hook) {
        hooks.find(hook);
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select id, body, status, reply, received_at from integration_hook_payload where hook_id = ?1 order by received_at desc, id desc
                                """)
                        .setParameter(1, hook)
                        .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(
                        row ->
                                new View(
                                        (UUID) row[0],
                                        (String) row[1],
                                        ((Number) row[2]).intValue(),
                                        (String) row[3],
                                        (Instant) row[4]))
                .toList();
    }
}
