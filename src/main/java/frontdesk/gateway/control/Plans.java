package frontdesk.gateway.control;

import frontdesk.identity.Business;
import frontdesk.identity.Businesses;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which plan a business has; the operator, who belongs to none, decides. */
@ApplicationScoped
public class Plans {

    @PersistenceContext private EntityManager entities;

    @Inject private Businesses businesses;

    @Inject private Revisions revisions;

    @Inject
    @ConfigProperty(name = "frontdesk.gateway.plan", defaultValue = "enterprise")
    private String usualPlan;

    /**
     * @param requestsPerHour of each key and person without a limit of their own
     */
    @Schema(name = "GatewayPlan")
    public record View(UUID business, String name, String plan, long requestsPerHour) {}

    @Transactional
    public View find(TenantId id) {
        Business business = businesses.byId(id);
        List<?> plans =
                entities.createNativeQuery("select plan from ai_policy where tenant_id = ?1")
                        .setParameter(1, id.value())
                        .getResultList();
        String plan = plans.isEmpty() ? usualPlan : (String) plans.getFirst();
        return new View(id.value(), business.name(), plan, Limits.requestsOfPlan(plan));
    }

    @Transactional
    public View set(TenantId id, String plan) {
        View before = find(id);
        entities.createNativeQuery(
                        "insert into ai_policy (tenant_id, plan) values (?1, ?2) on conflict"
                                + " (tenant_id) do update set plan = excluded.plan")
                .setParameter(1, id.value())
                .setParameter(2, plan)
                .executeUpdate();
        revisions.changed(id, "plan.set", plan, Map.of("before", before.plan()));
        return find(id);
    }
}
