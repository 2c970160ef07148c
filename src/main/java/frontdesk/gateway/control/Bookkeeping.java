package frontdesk.gateway.control;

import frontdesk.platform.security.AsSystem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.util.List;

/**
 * Writes rows and counters in one statement, which a repeat does not change. Windows are locked in
 * their order and before their leases, as {@link Leases} does, so that nobody waits in a circle.
 */
@ApplicationScoped
public class Bookkeeping {

    private static final String POST =
            """
            with r as (
                select * from jsonb_to_recordset(cast(?1 as jsonb)) as r(id uuid, tenant_id uuid, key_id uuid, team_id uuid, user_id uuid,
                    operation text, requested text, model text, provider text, input bigint, output bigint, cached bigint, cache_write bigint,
                    reasoning bigint, cost numeric, price_version text, estimated boolean, cache text, outcome text, attempts int,
                    latency_ms int, first_ms int, created_at timestamptz, budgets jsonb)
            ), booked as (
                insert into ai_usage (id, tenant_id, key_id, team_id, user_id, operation, requested, model, provider, input, output, cached,
                    cache_write, reasoning, cost, price_version, estimated, cache, outcome, attempts, latency_ms, first_ms, created_at)
                select id, tenant_id, key_id, team_id, user_id, operation, requested, model, provider, input, output, cached,
                    cache_write, reasoning, cost, price_version, estimated, cache, outcome, attempts, latency_ms, first_ms, created_at from r
                on conflict (id) do nothing returning id
            ), spent as (
                select cast(part ->> 0 as uuid) as budget_id, cast(part ->> 1 as timestamptz) as starts_at, sum(r.cost) as cost
                from r join booked using (id), jsonb_array_elements(r.budgets) part group by 1, 2
            ), locked as (
                select w.budget_id, w.starts_at, s.cost from ai_budget_window w join spent s using (budget_id, starts_at)
                order by w.budget_id, w.starts_at for update of w
            ), windows as (
                update ai_budget_window w set spent = w.spent + s.cost, leased = w.leased - s.cost from locked s
                where w.budget_id = s.budget_id and w.starts_at = s.starts_at
                returning w.budget_id, w.tenant_id, w.starts_at, w.spent, w.noticed, s.cost
            ), leases as (
                update ai_lease l set amount = l.amount - s.cost from windows s
                where l.node = ?2 and l.budget_id = s.budget_id and l.starts_at = s.starts_at
            )
            select w.budget_id, w.tenant_id, w.starts_at from windows w join ai_budget b on b.id = w.budget_id
            left join ai_policy p on p.tenant_id = w.tenant_id
            where b.amount > 0 and exists (select from unnest(coalesce(p.notice_at, '{50,80,100}')) percent
                where percent > w.noticed and w.spent * 100 >= b.amount * percent)
            """;

    @PersistenceContext private EntityManager entities;

    @Inject private Notices notices;

    @Inject
    @ConfigProperty(name = "frontdesk.node", defaultValue = "frontdesk")
    private String node;

    @AsSystem
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void post(List<String> rows) {
        entities.createNativeQuery(POST)
                .setParameter(1, "[" + String.join(",", rows) + "]")
                .setParameter(2, node)
                .getResultList()
                .forEach(crossed -> notices.add(Notices.of((Object[]) crossed)));
    }
}
