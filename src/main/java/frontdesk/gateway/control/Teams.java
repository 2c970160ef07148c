package frontdesk.gateway.control;

import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.Ids;

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

/** Teams, which share budgets: each key belongs to one or none. */
@ApplicationScoped
public class Teams {

    @PersistenceContext private EntityManager entities;

    @Inject private Clock clock;

    @Inject private Revisions revisions;

    public record View(UUID id, String name, Instant createdAt) {}

    @Transactional
    public UUID make(String name) {
        UUID id = Ids.next();
        int made =
                entities.createNativeQuery(
                                """
                                insert into ai_team (id, tenant_id, name, created_at) values (?1, ?2, ?3, ?4) on conflict (tenant_id, name) do nothing
                                """)
                        .setParameter(1, id)
                        .setParameter(2, tenant())
                        .setParameter(3, name)
                        .setParameter(4, Timestamp.from(clock.instant()))
                        .executeUpdate();
        if (made == 0) {
            throw taken();
        }
        revisions.changed("team.created", name);
        return id;
    }

    @Transactional
    public void rename(UUID id, String name) {
        View known = find(id);
        if (all().stream().anyMatch(other -> other.name().equals(name) && !other.id().equals(id))) {
            throw taken();
        }
        entities.createNativeQuery("update ai_team set name = ?3 where id = ?1 and tenant_id = ?2")
                .setParameter(1, id)
                .setParameter(2, tenant())
                .setParameter(3, name)
                .executeUpdate();
        revisions.changed("team.renamed", name, java.util.Map.of("before", known.name()));
    }

    /** Its budgets go with it; what was used stays in the ledger. */
    @Transactional
    public void remove(UUID id) {
        View known = find(id);
        entities.createNativeQuery(
                        "update ai_key set team_id = null where team_id = ?1 and tenant_id = ?2 and"
                                + " revoked_at is not null")
                .setParameter(1, id)
                .setParameter(2, tenant())
                .executeUpdate();
        Number using =
                (Number)
                        entities.createNativeQuery(
                                        "select count(*) from ai_key where team_id = ?1 and"
                                                + " tenant_id = ?2")
                                .setParameter(1, id)
                                .setParameter(2, tenant())
                                .getSingleResult();
        if (using.longValue() > 0) {
            throw Refusal.of(409, "team_in_use", "Keys belong to this team. Revoke them first.");
        }
        entities.createNativeQuery(
                        "delete from ai_budget where scope = 'team' and scope_id = ?1 and tenant_id"
                                + " = ?2")
                .setParameter(1, id)
                .setParameter(2, tenant())
                .executeUpdate();
        entities.createNativeQuery("delete from ai_team where id = ?1 and tenant_id = ?2")
                .setParameter(1, id)
                .setParameter(2, tenant())
                .executeUpdate();
        revisions.changed("team.removed", known.name());
    }

    @Transactional
    public View find(UUID id) {
        return views("and id = ?2", id).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("team"));
    }

    /** By name; a business has few. */
    @Transactional
    public List<View> all() {
        return views("and cast(?2 as uuid) is not null", tenant());
    }

    private List<View> views(String condition, UUID id) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select id, name, created_at from ai_team where tenant_id = ?1 %s order by name collate "C" limit 1000
                                """
                                        .formatted(condition))
                        .setParameter(1, tenant())
                        .setParameter(2, id)
                        .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new View((UUID) row[0], (String) row[1], (Instant) row[2]))
                .toList();
    }

    private static Refusal taken() {
        return Refusal.field("name", "name_taken", "There is a team of this name already.");
    }

    private static UUID tenant() {
        return CallerContext.current().requireTenant().value();
    }
}
