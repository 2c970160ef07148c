package frontdesk.gateway.control;

import frontdesk.platform.security.CallerContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a business decides for all its calls. */
@ApplicationScoped
public class Policies {

    static final List<Integer> NOTICES = List.of(50, 80, 100);

    @PersistenceContext private EntityManager entities;

    @Inject private Jsonb json;

    @Inject private Revisions revisions;

    @Inject
    @ConfigProperty(name = "frontdesk.gateway.plan", defaultValue = "enterprise")
    private String usualPlan;

    /**
     * @param plan only the operator changes it
     * @param onStop what a client's Stop does upstream: cancel, or drain and bill
     * @param keepTextsDays how long requests and answers are kept; 0 for not at all
     * @param cacheSeconds how long answers are given again; null for each operation's usual time, 0
     *     for never
     * @param noticeAt percents of budgets that are told of
     * @param assistantModel which model writes the assistant's answers; null for the operator's
     * @param limits for all calls, and for those of each person
     */
    @Schema(name = "GatewayPolicy")
    public record View(
            String plan,
            String onStop,
            int keepTextsDays,
            @Nullable Integer cacheSeconds,
            List<Integer> noticeAt,
            @Nullable String assistantModel,
            PolicyLimits limits) {}

    @Transactional
    public View find() {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select plan, on_stop, keep_texts_days, cache_seconds, notice_at, assistant_model, cast(limits as text)
                                from ai_policy where tenant_id = ?1
                                """)
                        .setParameter(1, tenant())
                        .getResultList();
        return rows.isEmpty()
                ? new View(usualPlan, "cancel", 0, null, NOTICES, null, PolicyLimits.NONE)
                : view((Object[]) rows.getFirst());
    }

    @Transactional
    public View set(View wanted) {
        entities.createNativeQuery(
                        """
                        insert into ai_policy (tenant_id, plan, on_stop, keep_texts_days, cache_seconds, notice_at, assistant_model, limits)
                        values (?1, ?2, ?3, ?4, cast(?5 as int), ?6, ?7, cast(?8 as jsonb))
                        on conflict (tenant_id) do update set on_stop = excluded.on_stop, keep_texts_days = excluded.keep_texts_days,
                            cache_seconds = excluded.cache_seconds, notice_at = excluded.notice_at, assistant_model = excluded.assistant_model,
                            limits = excluded.limits
                        """)
                .setParameter(1, tenant())
                .setParameter(2, usualPlan)
                .setParameter(3, wanted.onStop())
                .setParameter(4, wanted.keepTextsDays())
                .setParameter(
                        5, wanted.cacheSeconds() == null ? null : wanted.cacheSeconds().toString())
                .setParameter(6, wanted.noticeAt().toArray(Integer[]::new))
                .setParameter(7, wanted.assistantModel())
                .setParameter(8, json.toJson(wanted.limits()))
                .executeUpdate();
        revisions.changed("policy.set", "policy", detail(wanted));
        return find();
    }

    private static Map<String, Object> detail(View policy) {
        Map<String, Object> detail = new HashMap<>();
        detail.put("onStop", policy.onStop());
        detail.put("keepTextsDays", policy.keepTextsDays());
        detail.put("cacheSeconds", policy.cacheSeconds());
        detail.put("noticeAt", policy.noticeAt());
        detail.put("assistantModel", policy.assistantModel());
        detail.put("limits", policy.limits());
        return detail;
    }

    private View view(Object[] row) {
        return new View(
                (String) row[0],
                (String) row[1],
                ((Number) row[2]).intValue(),
                (Integer) row[3],
                Arrays.asList((Integer[]) row[4]),
                (String) row[5],
                row[6] == null
                        ? PolicyLimits.NONE
                        : json.fromJson((String) row[6], PolicyLimits.class));
    }

    private static UUID tenant() {
        return CallerContext.current().requireTenant().value();
    }
}
