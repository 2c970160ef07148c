package frontdesk.gateway.control;

import frontdesk.gateway.control.Alias.Choice;
import frontdesk.shared.TenantId;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * From the model's name in a request to the providers that can answer it, in the order they are
 * tried.
 */
@ApplicationScoped
public class Routing {

    static final String ECHO = "echo";

    @Inject @Any private Instance<Provider> all;

    @Inject private PriceList prices;

    @Inject private Health health;

    @Inject private OperatorEndpoints operators;

    private final Map<String, Provider> kinds = new HashMap<>();

    @PostConstruct
    void begin() {
        all.forEach(provider -> kinds.put(provider.kind(), provider));
    }

    public @Nullable Provider ofKind(String kind) {
        return kinds.get(kind);
    }

    public List<String> kinds() {
        return kinds.keySet().stream().sorted().toList();
    }

    List<Target> route(TenantId tenantId, TenantFacts tenant, String requested) throws CallProblem {
        Alias alias = tenant.aliases().get(requested);
        if (alias == null) {
            Target target = target(tenant, requested);
            if (target == null) {
                throw CallProblem.unknownModel(requested);
            }
            return List.of(target);
        }
        List<Target> ordered = order(tenantId, tenant, alias);
        if (ordered.isEmpty()) {
            throw CallProblem.unknownModel(requested);
        }
        return ordered;
    }

    /** Whether there is such a model, and anyone who has not been failing just now. */
    boolean isUp(TenantId tenantId, TenantFacts tenant, String requested) {
        try {
            return route(tenantId, tenant, requested).stream()
                    .anyMatch(target -> !health.standing(tenantId, target).resting());
        } catch (CallProblem unknown) {
            return false;
        }
    }

    private List<Target> order(TenantId tenantId, TenantFacts tenant, Alias alias) {
        record Weighed(Target target, double key) {}
        List<Weighed> weighed = new ArrayList<>();
        for (Choice choice : alias.choices()) {
            Target target = target(tenant, choice.model());
            if (target != null) {
                double key =
                        switch (alias.strategy()) {
                            case FAILOVER -> weighed.size();
                            // Efraimidis and Spirakis (2006): the smallest of these is each with
                            // its weight's probability.
                            case WEIGHTED ->
                                    -Math.log(1 - ThreadLocalRandom.current().nextDouble())
                                            / Math.max(1e-9, choice.weight());
                            // Whose price nobody knows is not cheap.
                            case CHEAPEST ->
                                    target.priced()
                                            ? target.price().atMost(1_000, 1_000).picos()
                                            : Double.MAX_VALUE;
                            case FASTEST -> health.standing(tenantId, target).millis();
                        };
                weighed.add(new Weighed(target, key));
            }
        }
        return weighed.stream()
                .sorted(
                        Comparator.<Weighed, Boolean>comparing(
                                        one -> health.standing(tenantId, one.target()).resting())
                                .thenComparingDouble(Weighed::key))
                .map(Weighed::target)
                .toList();
    }

    /**
     * Understands {@code provider/model}, {@code provider:model}, and a model's bare name where
     * only one provider fits.
     */
    @Nullable Target target(TenantFacts tenant, String name) {
        int cut = cut(name);
        if (cut > 0) {
            Target named = at(tenant, name.substring(0, cut), name.substring(cut + 1));
            if (named != null) {
                return named;
            }
        }
        for (Endpoint endpoint : tenant.endpoints().values()) {
            if (prices.all().containsKey(endpoint.kind() + "/" + name)
                    || kindOf(name).equals(endpoint.kind())) {
                return at(tenant, endpoint.name(), name);
            }
        }
        return tenant.endpoints().size() == 1 && !tenant.endpoints().containsKey(ECHO)
                ? at(tenant, tenant.endpoints().keySet().iterator().next(), name)
                : null;
    }

    private static int cut(String name) {
        int slash = name.indexOf('/');
        int colon = name.indexOf(':');
        return slash < 0 ? colon : colon < 0 ? slash : Math.min(slash, colon);
    }

    private @Nullable Target at(TenantFacts tenant, String endpointName, String model) {
        Endpoint own = tenant.endpoints().get(endpointName);
        Endpoint endpoint = own != null ? own : operators.find(endpointName);
        if (endpoint == null) {
            endpoint =
                    tenant.endpoints().values().stream()
                            .filter(one -> one.kind().equals(endpointName))
                            .findFirst()
                            .orElse(null);
            own = endpoint;
        }
        Provider provider = endpoint == null ? null : kinds.get(endpoint.kind());
        if (endpoint == null || provider == null || model.isEmpty()) {
            return null;
        }
        Price special = tenant.prices().get(endpoint.name() + "/" + model);
        Price price = special != null ? special : prices.find(endpoint.kind(), model);
        // What the operator set up is the operator's to pay, unless a price says otherwise.
        boolean priced = price != null || provider.isFree() || own == null;
        return new Target(
                endpoint,
                provider,
                model,
                price == null ? Price.free(model) : price,
                priced,
                own == null);
    }

    private static String kindOf(String model) {
        if (model.startsWith("claude-")) {
            return "anthropic";
        }
        if (model.startsWith("gemini-")) {
            return "gemini";
        }
        return model.startsWith("gpt-")
                        || model.matches("o\\d.*")
                        || model.startsWith("text-embedding-")
                ? "openai"
                : "";
    }
}
