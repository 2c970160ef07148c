package frontdesk.gateway.control;

import frontdesk.gateway.control.Models.PerMillion;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.Ids;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Prices that a business pays, where they are not those of the catalogue. */
@ApplicationScoped
public class OwnPrices {

    private static final String INSERT =
            """
            insert into ai_price (id, tenant_id, model, price, updated_at)
            select r.id, ?1, r.model, r.price, ?3 from jsonb_to_recordset(cast(?2 as jsonb)) as r(id uuid, model text, price jsonb)
            on conflict (tenant_id, model) do update set price = excluded.price, updated_at = excluded.updated_at
            """;

    @PersistenceContext private EntityManager entities;

    @Inject private Clock clock;

    @Inject private Revisions revisions;

    @Inject private PriceList list;

    @Inject private Facts facts;

    @Inject private Routing routing;

    /** Dollars per million tokens, as decimal strings. */
    @Schema(name = "OwnPrice")
    public record View(
            String model,
            String inputPerMillion,
            String outputPerMillion,
            @Nullable String cachedPerMillion,
            @Nullable String cacheWritePerMillion,
            Instant updatedAt) {}

    /** Dollars per million tokens; what is null costs as much as other input. */
    public record Terms(
            BigDecimal input,
            BigDecimal output,
            @Nullable BigDecimal cached,
            @Nullable BigDecimal cacheWrite) {}

    /** As calls name it, with its provider; null where there is no such model. */
    public @Nullable String fullName(String model) {
        TenantFacts known = facts.tenant(CallerContext.current().requireTenant());
        Target target = known.aliases().containsKey(model) ? null : routing.target(known, model);
        return target == null ? null : target.name();
    }

    @Transactional
    public View set(String model, Terms terms) {
        JsonObjectBuilder price =
                Trees.make()
                        .createObjectBuilder()
                        .add("input_cost_per_token", perToken(terms.input()))
                        .add("output_cost_per_token", perToken(terms.output()));
        if (terms.cached() != null) {
            price.add("cache_read_input_token_cost", perToken(terms.cached()));
        }
        if (terms.cacheWrite() != null) {
            price.add("cache_creation_input_token_cost", perToken(terms.cacheWrite()));
        }
        JsonObject entry = price.build();
        store(Map.of(model, entry));
        revisions.changed(
                "price.set",
                model,
                Map.of(
                        "input",
                        terms.input().toPlainString(),
                        "output",
                        terms.output().toPlainString()));
        return all().stream().filter(one -> one.model().equals(model)).findFirst().orElseThrow();
    }

    @Transactional
    void take(Map<String, JsonObject> prices) {
        store(prices);
        revisions.changed("prices.imported", prices.size() + " prices");
    }

    @Transactional
    public void remove(String model) {
        int found =
                entities.createNativeQuery(
                                "delete from ai_price where tenant_id = ?1 and model = ?2")
                        .setParameter(1, tenant())
                        .setParameter(2, model)
                        .executeUpdate();
        if (found == 0) {
            throw Refusal.unknown("price");
        }
        revisions.changed("price.removed", model);
    }

    /** By model. */
    @Transactional
    public List<View> all() {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select model, cast(price as text), updated_at from ai_price where tenant_id = ?1 order by model collate "C" limit 10000
                                """)
                        .setParameter(1, tenant())
                        .getResultList();
        return rows.stream().map(Object[].class::cast).map(this::view).toList();
    }

    private void store(Map<String, JsonObject> prices) {
        var rows = Trees.make().createArrayBuilder();
        prices.forEach(
                (model, price) ->
                        rows.add(
                                Trees.make()
                                        .createObjectBuilder()
                                        .add("id", Ids.next().toString())
                                        .add("model", model)
                                        .add("price", price)));
        entities.createNativeQuery(INSERT)
                .setParameter(1, tenant())
                .setParameter(2, rows.build().toString())
                .setParameter(3, Timestamp.from(clock.instant()))
                .executeUpdate();
    }

    private View view(Object[] row) {
        Price price = list.read((String) row[0], Trees.parse((String) row[1]), "");
        PerMillion shown = PerMillion.of(price.rates());
        return new View(
                (String) row[0],
                shown.inputPerMillion(),
                shown.outputPerMillion(),
                shown.cachedPerMillion(),
                shown.cacheWritePerMillion(),
                (Instant) row[2]);
    }

    private static BigDecimal perToken(BigDecimal perMillion) {
        return perMillion.movePointLeft(6);
    }

    private static UUID tenant() {
        return CallerContext.current().requireTenant().value();
    }
}
