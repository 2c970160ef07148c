package frontdesk.gateway.control;

import frontdesk.shared.Money;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/** The models that a business can name, with what they cost it. */
@ApplicationScoped
public class Models {

    private static final int MILLION = 6;

    @Inject private Facts facts;

    @Inject private Catalogue catalogue;

    @Inject private Routing routing;

    /** Dollars per million tokens, as decimal strings. */
    @Schema(name = "ModelPrice")
    public record PerMillion(
            String inputPerMillion,
            String outputPerMillion,
            @Nullable String cachedPerMillion,
            @Nullable String cacheWritePerMillion) {

        static PerMillion of(Rates rates) {
            return new PerMillion(
                    text(rates.input()),
                    text(rates.output()),
                    special(rates.cached(), rates.input()),
                    special(rates.cacheWrite(), rates.input()));
        }

        private static @Nullable String special(Money rate, Money usual) {
            return rate.equals(usual) ? null : text(rate);
        }

        private static String text(Money perToken) {
            BigDecimal shortest = perToken.dollars().movePointRight(MILLION).stripTrailingZeros();
            return shortest.setScale(Math.max(2, shortest.scale())).toPlainString();
        }
    }

    /**
     * @param id what a request names it by
     * @param mode chat or embedding
     * @param price null when it is not known, and for an alias, whose targets have their own
     * @param priceSource catalogue or own; null where neither knows
     */
    @Schema(name = "GatewayModel")
    public record Model(
            String id,
            String provider,
            String model,
            String mode,
            @Nullable Long contextTokens,
            @Nullable Long outputTokens,
            @Nullable PerMillion price,
            @Nullable String priceSource,
            boolean alias) {}

    /** By their names. */
    public List<Model> of(TenantId tenant) {
        TenantFacts known = facts.tenant(tenant);
        return catalogue.names(known).stream().map(name -> model(known, name)).toList();
    }

    private Model model(TenantFacts tenant, String name) {
        Target target = tenant.aliases().containsKey(name) ? null : routing.target(tenant, name);
        if (target == null) {
            int cut = name.indexOf('/');
            boolean alias = tenant.aliases().containsKey(name);
            return new Model(
                    name,
                    alias || cut < 0 ? "" : name.substring(0, cut),
                    alias ? name : name.substring(cut + 1),
                    "chat",
                    null,
                    null,
                    null,
                    null,
                    alias);
        }
        Price price = target.price();
        boolean own = tenant.prices().containsKey(target.name());
        boolean listed = !price.version().equals(Price.NO_VERSION);
        return new Model(
                name,
                target.endpoint().name(),
                target.model(),
                price.embeds() ? "embedding" : "chat",
                size(price.window()),
                size(price.longestOutput()),
                target.priced() ? PerMillion.of(price.rates()) : null,
                own ? "own" : listed ? "catalogue" : null,
                false);
    }

    private static @Nullable Long size(long tokens) {
        return tokens > 0 ? tokens : null;
    }
}
