package frontdesk.gateway.control;

import frontdesk.platform.database.Rows;
import frontdesk.platform.security.AsSystem;
import frontdesk.platform.security.Sealing;
import frontdesk.shared.Money;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Reads what calls need to know; as the system, since a key tells whose it is only after it was
 * found.
 */
@ApplicationScoped
public class FactReading {

    @PersistenceContext private EntityManager entities;

    @Inject private Jsonb json;

    @Inject private Sealing sealing;

    @Inject private PriceList prices;

    @Inject
    @ConfigProperty(name = "frontdesk.gateway.plan", defaultValue = "enterprise")
    private String usualPlan;

    @AsSystem
    @Transactional
    public Optional<KeyFacts> key(byte[] hash) {
        return Rows.<Object[]>of(
                        entities,
                        """
                        select k.id, k.tenant_id, k.team_id, k.owner_id, k.models, k.addresses, cast(k.limits as text), k.expires_at,
                               k.previous_until, k.hash = ?1, coalesce(p.plan, ?2), cast(p.limits as text)
                        from ai_key k left join ai_policy p on p.tenant_id = k.tenant_id
                        where (k.hash = ?1 or k.previous_hash = ?1) and k.revoked_at is null
                        """,
                        hash,
                        usualPlan)
                .stream()
                .findFirst()
                .map(this::key);
    }

    private KeyFacts key(Object[] row) {
        UUID id = (UUID) row[0];
        TenantId tenant = new TenantId((UUID) row[1]);
        UUID team = (UUID) row[2];
        Instant expires = (Instant) row[7];
        boolean current = (Boolean) row[9];
        Limits own = json.fromJson((String) row[6], Limits.class);
        UUID owner = (UUID) row[3];
        List<Limited> limits =
                limits((String) row[11])
                        .ofKey(
                                id,
                                own.withRequestsOf(Limits.ofPlan((String) row[10])),
                                owner,
                                tenant);
        return new KeyFacts(
                tenant,
                id,
                team,
                owner,
                Set.of((String[]) row[4]),
                List.of((String[]) row[5]).stream()
                        .map(one -> AddressRange.parse("addresses", one))
                        .toList(),
                limits,
                budgets(tenant, team, id),
                current ? expires : earlier(expires, (Instant) row[8]));
    }

    /** For our own pages, which need no key. */
    @AsSystem
    @Transactional
    public KeyFacts person(TenantId tenant, @Nullable UUID user) {
        Policy policy = policy(tenant);
        return new KeyFacts(
                tenant,
                null,
                null,
                user,
                Set.of(),
                List.of(),
                policy.limits().ofPerson(user, tenant, Limits.ofPlan(policy.plan())),
                budgets(tenant, null, tenant.value()),
                null);
    }

    private List<Budget> budgets(TenantId tenant, @Nullable UUID team, UUID key) {
        return Rows.<Object[]>of(
                        entities,
                        """
                        select id, scope, scope_id, period, amount, hard from ai_budget
                        where tenant_id = ?1 and scope_id in (?1, ?2, ?3)
                        order by case scope when 'business' then 1 when 'team' then 2 else 3 end, period
                        """,
                        tenant.value(),
                        team == null ? tenant.value() : team,
                        key)
                .stream()
                .map(
                        row ->
                                new Budget(
                                        (UUID) row[0],
                                        tenant,
                                        (String) row[1],
                                        (UUID) row[2],
                                        Period.of((String) row[3]),
                                        Money.of((BigDecimal) row[4]),
                                        (Boolean) row[5]))
                .toList();
    }

    @AsSystem
    @Transactional
    TenantFacts tenant(TenantId tenant) {
        Map<String, Endpoint> endpoints = new HashMap<>();
        Rows.<Object[]>of(
                        entities,
                        "select id, name, kind, base_url, sealed_key from ai_provider where"
                                + " tenant_id = ?1 and enabled",
                        tenant.value())
                .forEach(
                        row ->
                                endpoints.put(
                                        (String) row[1],
                                        new Endpoint(
                                                (String) row[1],
                                                (String) row[2],
                                                (String) row[3],
                                                row[4] == null
                                                        ? ""
                                                        : sealing.open(
                                                                (byte[]) row[4], (UUID) row[0]))));
        Map<String, Alias> aliases = new HashMap<>();
        Rows.<Object[]>of(
                        entities,
                        "select name, strategy, cast(targets as text) from ai_alias where tenant_id"
                                + " = ?1",
                        tenant.value())
                .forEach(
                        row ->
                                aliases.put(
                                        (String) row[0],
                                        new Alias(
                                                (String) row[0],
                                                Alias.Strategy.valueOf((String) row[1]),
                                                List.of(
                                                        json.fromJson(
                                                                (String) row[2],
                                                                Alias.Choice[].class)))));
        Map<String, Price> own = new HashMap<>();
        Rows.<Object[]>of(
                        entities,
                        "select model, cast(price as text), cast(updated_at as text) from ai_price"
                                + " where tenant_id = ?1",
                        tenant.value())
                .forEach(
                        row -> {
                            JsonObject entry = Trees.parse((String) row[1]);
                            Price price = prices.read((String) row[0], entry, "own " + row[2]);
                            own.put(
                                    (String) row[0],
                                    price.withSizesOf(listed((String) row[0], endpoints)));
                        });
        return new TenantFacts(
                policy(tenant), Map.copyOf(endpoints), Map.copyOf(aliases), Map.copyOf(own));
    }

    private @Nullable Price listed(String name, Map<String, Endpoint> endpoints) {
        int cut = name.indexOf('/');
        Endpoint endpoint = endpoints.get(name.substring(0, Math.max(0, cut)));
        return prices.find(
                endpoint == null ? name.substring(0, Math.max(0, cut)) : endpoint.kind(),
                name.substring(cut + 1));
    }

    private Policy policy(TenantId tenant) {
        return Rows.<Object[]>of(
                        entities,
                        """
                        select plan, on_stop, cache_seconds, keep_texts_days, assistant_model, cast(limits as text) from ai_policy where tenant_id = ?1
                        """,
                        tenant.value())
                .stream()
                .findFirst()
                .map(
                        row ->
                                new Policy(
                                        (String) row[0],
                                        "drain".equals(row[1]),
                                        row[2] == null
                                                ? null
                                                : Duration.ofSeconds(((Number) row[2]).longValue()),
                                        ((Number) row[3]).intValue() > 0,
                                        (String) row[4],
                                        limits((String) row[5])))
                .orElse(new Policy(usualPlan, false, null, false, null, PolicyLimits.NONE));
    }

    private PolicyLimits limits(@Nullable String stored) {
        return stored == null ? PolicyLimits.NONE : json.fromJson(stored, PolicyLimits.class);
    }

    @AsSystem
    @Transactional
    public Map<TenantId, Instant> changedSince(Instant since) {
        Map<TenantId, Instant> changed = new HashMap<>();
        Rows.<Object[]>of(
                        entities,
                        "select tenant_id, changed_at from ai_revision where changed_at > ?1",
                        Timestamp.from(since))
                .forEach(row -> changed.put(new TenantId((UUID) row[0]), (Instant) row[1]));
        return changed;
    }

    private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }
}
