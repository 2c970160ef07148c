package frontdesk.gateway.control;

import frontdesk.notification.Audience;
import frontdesk.notification.Kind;
import frontdesk.notification.Notice;
import frontdesk.notification.Notifications;
import frontdesk.platform.outbox.Outbox;
import frontdesk.platform.security.AsSystem;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Ids;
import frontdesk.shared.Money;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells that a budget has reached one of the percents that its business wants to hear of: once for
 * each period and percent.
 */
@ApplicationScoped
public class Notices {

    public static final String NEWS = "ai.budget.threshold";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @PersistenceContext private EntityManager entities;

    @Inject private Outbox outbox;

    @Inject private Jsonb json;

    @Inject private Notifications notifications;

    private final Map<UUID, Due> due = new ConcurrentHashMap<>();

    /** A period of a budget that seems to have reached a percent. */
    public record Due(UUID budget, TenantId tenant, Instant startsAt) {}

    private record Window(
            String scope,
            UUID scopeId,
            String period,
            BigDecimal amount,
            BigDecimal spent,
            int noticed,
            Integer[] percents) {

        /** The highest percent that is reached and was not told yet; 0 where there is none. */
        int reached() {
            return Arrays.stream(percents)
                    .filter(
                            percent ->
                                    percent > noticed
                                            && spent.multiply(HUNDRED)
                                                            .compareTo(
                                                                    amount.multiply(
                                                                            BigDecimal.valueOf(
                                                                                    percent)))
                                                    >= 0)
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElse(0);
        }
    }

    void add(Due one) {
        due.put(one.budget(), one);
    }

    public Collection<Due> take() {
        List<Due> taken = List.copyOf(due.values());
        taken.forEach(one -> due.remove(one.budget(), one));
        return taken;
    }

    /** What a killed node did not come to tell. */
    @AsSystem
    @Transactional
    public void lookForMissed() {
        entities.createNativeQuery(
                        """
                        select w.budget_id, w.tenant_id, w.starts_at from ai_budget_window w join ai_budget b on b.id = w.budget_id
                        left join ai_policy p on p.tenant_id = w.tenant_id
                        where b.amount > 0 and exists (select from unnest(coalesce(p.notice_at, '{50,80,100}')) percent
                            where percent > w.noticed and w.spent * 100 >= b.amount * percent) limit 1000
                        """)
                .getResultList()
                .forEach(row -> add(of((Object[]) row)));
    }

    static Due of(Object[] row) {
        return new Due((UUID) row[0], new TenantId((UUID) row[1]), (Instant) row[2]);
    }

    /** On behalf of its business. */
    @Transactional
    public void tell(Due one) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select b.scope, b.scope_id, b.period, b.amount, w.spent, w.noticed, coalesce(p.notice_at, '{50,80,100}')
                                from ai_budget_window w join ai_budget b on b.id = w.budget_id left join ai_policy p on p.tenant_id = w.tenant_id
                                where w.budget_id = ?1 and w.starts_at = ?2 and w.tenant_id = ?3 and b.amount > 0 for update of w
                                """)
                        .setParameter(1, one.budget())
                        .setParameter(2, Timestamp.from(one.startsAt()))
                        .setParameter(3, one.tenant().value())
                        .getResultList();
        rows.stream()
                .map(row -> window((Object[]) row))
                .filter(window -> window.reached() > 0)
                .forEach(window -> tell(one, window));
    }

    private void tell(Due one, Window window) {
        int percent = window.reached();
        entities.createNativeQuery(
                        "update ai_budget_window set noticed = ?3 where budget_id = ?1 and"
                                + " starts_at = ?2")
                .setParameter(1, one.budget())
                .setParameter(2, Timestamp.from(one.startsAt()))
                .setParameter(3, percent)
                .executeUpdate();
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("budgetId", one.budget().toString());
        payload.put("scope", window.scope());
        payload.put("scopeId", window.scopeId().toString());
        payload.put("period", window.period());
        payload.put("percent", percent);
        payload.put("amount", Money.of(window.amount()).toString());
        payload.put("spent", Money.of(window.spent()).toString());
        outbox.publish(NEWS, one.budget(), json.toJson(payload));
        notifications.tell(
                new Notice(
                        Ids.next(),
                        Kind.budgetThreshold,
                        Audience.ofRoles(Roles.OWNER, Roles.ADMIN),
                        Map.of(
                                "percent",
                                String.valueOf(percent),
                                "spent",
                                Money.of(window.spent()).toString(),
                                "amount",
                                Money.of(window.amount()).toString(),
                                "period",
                                "@period." + window.period()),
                        "/console/ai/budgets"));
    }

    private static Window window(Object[] row) {
        return new Window(
                (String) row[0],
                (UUID) row[1],
                (String) row[2],
                (BigDecimal) row[3],
                (BigDecimal) row[4],
                ((Number) row[5]).intValue(),
                (Integer[]) row[6]);
    }
}
