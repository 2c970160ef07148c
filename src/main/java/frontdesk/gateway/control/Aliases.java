package frontdesk.gateway.control;

import frontdesk.gateway.control.Alias.Choice;
import frontdesk.gateway.control.Alias.Strategy;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.Ids;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A business's own names for models. */
@ApplicationScoped
public class Aliases {

    @PersistenceContext private EntityManager entities;

    @Inject private Clock clock;

    @Inject private Jsonb json;

    @Inject private Revisions revisions;

    @Inject private Facts facts;

    @Inject private Routing routing;

    /**
     * @param strategy weighted, cheapest, fastest or failover
     */
    public record View(String name, String strategy, List<Choice> targets, Instant updatedAt) {}

    /** Whether a model of this name can be asked; another alias is none. */
    public boolean isModel(String name) {
        TenantFacts known = facts.tenant(CallerContext.current().requireTenant());
        return !known.aliases().containsKey(name) && routing.target(known, name) != null;
    }

    public boolean exists(String name) {
        return facts.tenant(CallerContext.current().requireTenant()).aliases().containsKey(name)
                || isModel(name);
    }

    @Transactional
    public View set(String name, Strategy strategy, List<Choice> targets) {
        entities.createNativeQuery(
                        """
                        insert into ai_alias (id, tenant_id, name, strategy, targets, updated_at) values (?1, ?2, ?3, ?4, cast(?5 as jsonb), ?6)
                        on conflict (tenant_id, name) do update
                            set strategy = excluded.strategy, targets = excluded.targets, updated_at = excluded.updated_at
                        """)
                .setParameter(1, Ids.next())
                .setParameter(2, tenant())
                .setParameter(3, name)
                .setParameter(4, strategy.name())
                .setParameter(5, json.toJson(targets))
                .setParameter(6, Timestamp.from(clock.instant()))
                .executeUpdate();
        revisions.changed(
                "alias.set", name, Map.of("strategy", word(strategy), "targets", targets));
        return all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    @Transactional
    public void remove(String name) {
        int found =
                entities.createNativeQuery(
                                "delete from ai_alias where tenant_id = ?1 and name = ?2")
                        .setParameter(1, tenant())
                        .setParameter(2, name)
                        .executeUpdate();
        if (found == 0) {
            throw Refusal.unknown("alias");
        }
        revisions.changed("alias.removed", name);
    }

    /** By name; a business has few. */
    @Transactional
    public List<View> all() {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select name, strategy, cast(targets as text), updated_at from ai_alias where tenant_id = ?1 order by name collate "C" limit 1000
                                """)
                        .setParameter(1, tenant())
                        .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(
                        row ->
                                new View(
                                        (String) row[0],
                                        word(Strategy.valueOf((String) row[1])),
                                        List.of(json.fromJson((String) row[2], Choice[].class)),
                                        (Instant) row[3]))
                .toList();
    }

    private static String word(Strategy strategy) {
        return strategy.name().toLowerCase(Locale.ROOT);
    }

    private static UUID tenant() {
        return CallerContext.current().requireTenant().value();
    }
}
