package frontdesk.gateway.control;

import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.security.Sealing;
import frontdesk.shared.Ids;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The providers that a business has set up, with their keys sealed. */
@ApplicationScoped
public class Providers {

    @PersistenceContext private EntityManager entities;

    @Inject private Clock clock;

    @Inject private Sealing sealing;

    @Inject private Revisions revisions;

    /**
     * @param keyHint the last letters of its key; empty where it has none
     */
    public record View(
            UUID id,
            String name,
            String kind,
            String baseUrl,
            String keyHint,
            boolean enabled,
            Instant createdAt,
            Instant updatedAt) {}

    /**
     * @param key empty where none is needed; null keeps the one there is
     */
    public record Terms(
            String name, String kind, String baseUrl, @Nullable String key, boolean enabled) {}

    @Transactional
    public View add(Terms terms) {
        UUID id = Ids.next();
        String key = terms.key() == null ? "" : terms.key();
        Timestamp now = Timestamp.from(clock.instant());
        int made =
                entities.createNativeQuery(
                                """
                                insert into ai_provider (id, tenant_id, name, kind, base_url, sealed_key, key_hint, enabled, version, created_at, updated_at)
                                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, ?9, ?9) on conflict (tenant_id, name) do nothing
                                """)
                        .setParameter(1, id)
                        .setParameter(2, tenant())
                        .setParameter(3, terms.name())
                        .setParameter(4, terms.kind())
                        .setParameter(5, terms.baseUrl())
                        .setParameter(6, key.isEmpty() ? null : sealing.seal(key, id))
                        .setParameter(7, hint(key))
                        .setParameter(8, terms.enabled())
                        .setParameter(9, now)
                        .executeUpdate();
        if (made == 0) {
            throw Refusal.field("name", "name_taken", "There is a provider of this name already.");
        }
        revisions.changed("provider.added", terms.name(), detail(terms));
        return find(id);
    }

    @Transactional
    public View change(UUID id, Terms terms) {
        String key = terms.key();
        int changed =
                entities.createNativeQuery(
                                """
                                update ai_provider set base_url = ?3, enabled = ?4, updated_at = ?5, version = version + 1,
                                    sealed_key = case when ?6 then cast(?7 as bytea) else sealed_key end,
                                    key_hint = case when ?6 then ?8 else key_hint end
                                where id = ?1 and tenant_id = ?2
                                """)
                        .setParameter(1, id)
                        .setParameter(2, tenant())
                        .setParameter(3, terms.baseUrl())
                        .setParameter(4, terms.enabled())
                        .setParameter(5, Timestamp.from(clock.instant()))
                        .setParameter(6, key != null)
                        .setParameter(
                                7, key == null || key.isEmpty() ? null : sealing.seal(key, id))
                        .setParameter(8, key == null ? "" : hint(key))
                        .executeUpdate();
        require(changed);
        revisions.changed("provider.changed", terms.name(), detail(terms));
        return find(id);
    }

    @Transactional
    public void remove(UUID id) {
        View known = find(id);
        entities.createNativeQuery("delete from ai_provider where id = ?1 and tenant_id = ?2")
                .setParameter(1, id)
                .setParameter(2, tenant())
                .executeUpdate();
        revisions.changed("provider.removed", known.name());
    }

    @Transactional
    public View find(UUID id) {
        return views("and id = ?2", id).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("provider"));
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
                                select id, name, kind, base_url, key_hint, enabled, created_at, updated_at from ai_provider
                                where tenant_id = ?1 %s order by name limit 200
                                """
                                        .formatted(condition))
                        .setParameter(1, tenant())
                        .setParameter(2, id)
                        .getResultList();
        return rows.stream().map(row -> view((Object[]) row)).toList();
    }

    private static View view(Object[] row) {
        return new View(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (Boolean) row[5],
                (Instant) row[6],
                (Instant) row[7]);
    }

    private static Map<String, ?> detail(Terms terms) {
        return Map.of(
                "kind",
                terms.kind(),
                "baseUrl",
                terms.baseUrl(),
                "enabled",
                terms.enabled(),
                "keyChanged",
                terms.key() != null);
    }

    private static UUID tenant() {
        return CallerContext.current().requireTenant().value();
    }

    private static void require(int found) {
        if (found == 0) {
            throw Refusal.unknown("provider");
        }
    }

    private static String hint(String key) {
        return key.length() < 12 ? key.isEmpty() ? "" : "…" : "…" + key.substring(key.length() - 4);
    }
}
