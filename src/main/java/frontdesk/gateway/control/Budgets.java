package frontdesk.gateway.control;

import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.Ids;
import frontdesk.shared.Money;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Budgets: set, changed, and what of them is left. */
@ApplicationScoped
public class Budgets {

    @PersistenceContext private EntityManager entities;

    @Inject private Clock clock;

    @Inject private Wallets wallets;

    @Inject private Ledger ledger;

    @Inject private Revisions revisions;

    /**
     * @param spent in the present period, by calls that have ended
     * @param reserved set aside for calls that are running
     */
    public record Standing(
            Budget budget, Money spent, Money reserved, Instant startsAt, Instant endsAt) {

        public Money left() {
            Money left = budget.amount().minus(spent).minus(reserved);
            return left.compareTo(Money.ZERO) < 0 ? Money.ZERO : left;
        }
    }

    /** Sets the budget of a key, a team or the business for a period; replaces the one there is. */
    @Transactional
    public UUID set(String scope, UUID scopeId, Period period, Money amount, boolean hard) {
        TenantId tenant = CallerContext.current().requireTenant();
        UUID id =
                (UUID)
                        entities.createNativeQuery(
                                        """
                                        insert into ai_budget (id, tenant_id, scope, scope_id, period, amount, hard, created_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                                        on conflict (scope_id, period) do update set amount = excluded.amount, hard = excluded.hard returning id
                                        """)
                                .setParameter(1, Ids.next())
                                .setParameter(2, tenant.value())
                                .setParameter(3, scope)
                                .setParameter(4, scopeId)
                                .setParameter(5, period.word())
                                .setParameter(6, amount.dollars())
                                .setParameter(7, hard)
                                .setParameter(8, Timestamp.from(clock.instant()))
                                .getSingleResult();
        wallets.recall(id);
        revisions.changed(
                "budget.set",
                scope + " " + name(scope, scopeId),
                Map.of("amount", amount.toString(), "period", period.word(), "hard", hard));
        return id;
    }

    @Transactional
    public void remove(UUID id) {
        Budget known =
                standings("b.id = ?2", id).stream()
                        .findFirst()
                        .orElseThrow(() -> Refusal.unknown("budget"))
                        .budget();
        entities.createNativeQuery("delete from ai_budget where id = ?1 and tenant_id = ?2")
                .setParameter(1, id)
                .setParameter(2, known.tenant().value())
                .executeUpdate();
        revisions.changed(
                "budget.removed",
                known.scope() + " " + name(known.scope(), known.scopeId()),
                Map.of("period", known.period().word()));
    }

    /**
     * @throws Refusal where the business has no such key or team, or is another one
     */
    @Transactional
    public void require(String scope, UUID scopeId) {
        if (name(scope, scopeId).isEmpty()) {
            throw Refusal.unknown(
                    scope.equals("key") ? "key" : scope.equals("team") ? "team" : "business");
        }
    }

    /** Empty where there is no such thing. */
    private String name(String scope, UUID scopeId) {
        UUID tenant = CallerContext.current().requireTenant().value();
        if (scope.equals("business")) {
            return tenant.equals(scopeId) ? scopeId.toString() : "";
        }
        List<?> names =
                entities.createNativeQuery(
                                "select name from ai_%s where id = ?1 and tenant_id = ?2"
                                        .formatted(scope.equals("key") ? "key" : "team"))
                        .setParameter(1, scopeId)
                        .setParameter(2, tenant)
                        .getResultList();
        return names.isEmpty() ? "" : (String) names.getFirst();
    }

    @Transactional
    public List<Standing> of(UUID scopeId) {
        return standings("b.scope_id = ?2", scopeId);
    }

    @Transactional
    public List<Standing> all() {
        return standings(
                "cast(?2 as uuid) is not null", CallerContext.current().requireTenant().value());
    }

    private List<Standing> standings(String condition, UUID scopeId) {
        TenantId tenant = CallerContext.current().requireTenant();
        ledger.post();
        Instant now = clock.instant();
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select b.id, b.scope, b.scope_id, b.period, b.amount, b.hard, coalesce(w.spent, 0) from ai_budget b
                                left join ai_budget_window w on w.budget_id = b.id
                                    and w.starts_at = case b.period when 'day' then ?3 when 'month' then ?4 else cast(?5 as timestamptz) end
                                where b.tenant_id = ?1 and %s order by b.scope, b.period, b.id
                                """
                                        .formatted(condition))
                        .setParameter(1, tenant.value())
                        .setParameter(2, scopeId)
                        .setParameter(3, Timestamp.from(Period.DAY.start(now)))
                        .setParameter(4, Timestamp.from(Period.MONTH.start(now)))
                        .setParameter(5, Timestamp.from(Period.TOTAL.start(now)))
                        .getResultList();
        return rows.stream().map(row -> standing(tenant, (Object[]) row, now)).toList();
    }

    private Standing standing(TenantId tenant, Object[] row, Instant now) {
        Budget budget =
                new Budget(
                        (UUID) row[0],
                        tenant,
                        (String) row[1],
                        (UUID) row[2],
                        Period.of((String) row[3]),
                        Money.of((BigDecimal) row[4]),
                        (Boolean) row[5]);
        return new Standing(
                budget,
                Money.of((BigDecimal) row[6]),
                wallets.reserved(budget.id()),
                budget.period().start(now),
                budget.period().end(now));
    }
}
