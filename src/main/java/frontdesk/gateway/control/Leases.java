package frontdesk.gateway.control;

import frontdesk.platform.security.AsSystem;
import frontdesk.shared.Money;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** Parts of budgets that nodes hold: in the database, since only there all nodes agree. */
@ApplicationScoped
public class Leases implements Wallet.Bank {

    /**
     * A lease is this share of what is left, so that the last of a budget is not stuck on one node.
     */
    private static final BigDecimal SHARE = new BigDecimal("0.05");

    @PersistenceContext private EntityManager entities;

    @Inject
    @ConfigProperty(name = "frontdesk.node", defaultValue = "frontdesk")
    private String node;

    @Override
    @AsSystem
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Money lease(Budget budget, Instant startsAt, Money need) {
        Timestamp start = Timestamp.from(startsAt);
        entities.createNativeQuery(
                        "insert into ai_budget_window (budget_id, tenant_id, starts_at) values (?1,"
                                + " ?2, ?3) on conflict do nothing")
                .setParameter(1, budget.id())
                .setParameter(2, budget.tenant().value())
                .setParameter(3, start)
                .executeUpdate();
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select b.amount - w.spent - w.leased from ai_budget_window w join ai_budget b on b.id = w.budget_id
                                where w.budget_id = ?1 and w.starts_at = ?2 for update of w
                                """)
                        .setParameter(1, budget.id())
                        .setParameter(2, start)
                        .getResultList();
        if (rows.isEmpty()) {
            return Money.ZERO;
        }
        BigDecimal left = (BigDecimal) rows.getFirst();
        BigDecimal wanted =
                left.multiply(SHARE).setScale(12, java.math.RoundingMode.DOWN).max(need.dollars());
        if (budget.hard() && wanted.compareTo(left) > 0) {
            return Money.ZERO;
        }
        entities.createNativeQuery(
                        """
                        with w as (update ai_budget_window set leased = leased + ?3 where budget_id = ?1 and starts_at = ?2)
                        insert into ai_lease (node, budget_id, tenant_id, starts_at, amount) values (?4, ?1, ?5, ?2, ?3)
                        on conflict (node, budget_id, starts_at) do update set amount = ai_lease.amount + excluded.amount
                        """)
                .setParameter(1, budget.id())
                .setParameter(2, start)
                .setParameter(3, wanted)
                .setParameter(4, node)
                .setParameter(5, budget.tenant().value())
                .executeUpdate();
        return Money.of(wanted);
    }

    @Override
    @AsSystem
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Money left(Budget budget, Instant startsAt) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select b.amount - coalesce(w.spent + w.leased, 0) from ai_budget b
                                left join ai_budget_window w on w.budget_id = b.id and w.starts_at = ?2 where b.id = ?1
                                """)
                        .setParameter(1, budget.id())
                        .setParameter(2, Timestamp.from(startsAt))
                        .getResultList();
        return rows.isEmpty() ? Money.ZERO : Money.of((BigDecimal) rows.getFirst());
    }

    @Override
    @AsSystem
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void giveBack(Budget budget, Instant startsAt, Money amount) {
        entities.createNativeQuery(
                        """
                        with w as (update ai_budget_window set leased = leased - ?3 where budget_id = ?1 and starts_at = ?2
                            and exists (select from ai_lease l where l.node = ?4 and l.budget_id = ?1 and l.starts_at = ?2) returning 1)
                        update ai_lease set amount = amount - ?3 where node = ?4 and budget_id = ?1 and starts_at = ?2 and exists (select from w)
                        """)
                .setParameter(1, budget.id())
                .setParameter(2, Timestamp.from(startsAt))
                .setParameter(3, amount.dollars())
                .setParameter(4, node)
                .executeUpdate();
    }

    /** After this node's journal has been posted: what it still held was never spent. */
    @AsSystem
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void giveBackAll() {
        entities.createNativeQuery(
                        """
                        select w.budget_id from ai_budget_window w join ai_lease l using (budget_id, starts_at) where l.node = ?1
                        order by w.budget_id, w.starts_at for update of w
                        """)
                .setParameter(1, node)
                .getResultList();
        entities.createNativeQuery(
                        """
                        with l as (delete from ai_lease where node = ?1 returning budget_id, starts_at, amount)
                        update ai_budget_window w set leased = w.leased - l.amount from l
                        where w.budget_id = l.budget_id and w.starts_at = l.starts_at
                        """)
                .setParameter(1, node)
                .executeUpdate();
    }
}
