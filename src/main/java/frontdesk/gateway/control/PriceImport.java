package frontdesk.gateway.control;

import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes a {@code model_prices_and_context_window.json}: of it, the prices of models whose provider
 * the business has.
 */
@ApplicationScoped
public class PriceImport {

    private static final int LISTED = 100;
    private static final int LONGEST_NAME = 200;
    private static final BigDecimal DEAREST = BigDecimal.ONE;
    private static final String KEPT =
            "(input|output)_cost_per_token\\w*|cache_(read|creation)_input_token_cost\\w*|max_(input|output)_tokens";

    @Inject private Facts facts;

    @Inject private OwnPrices prices;

    public record Skipped(String model, String reason) {}

    /**
     * @param skipped the first hundred
     */
    public record Imported(int taken, List<Skipped> skipped) {}

    public Imported run(JsonObject file) {
        TenantFacts tenant = facts.tenant(CallerContext.current().requireTenant());
        Map<String, JsonObject> taken = new TreeMap<>();
        List<Skipped> skipped = new ArrayList<>();
        file.forEach(
                (name, value) -> {
                    List<String> models = models(tenant, name, value);
                    String problem = problem(name, value, models);
                    if (problem.isEmpty()) {
                        models.forEach(model -> taken.put(model, kept(value.asJsonObject())));
                    } else if (skipped.size() < LISTED && !name.equals("sample_spec")) {
                        skipped.add(
                                new Skipped(
                                        name.length() > LONGEST_NAME
                                                ? name.substring(0, LONGEST_NAME) + "…"
                                                : name,
                                        problem));
                    }
                });
        if (taken.isEmpty()) {
            throw Refusal.of(
                    400, "no_prices", "There is no price in it for a model of your providers.");
        }
        prices.take(taken);
        return new Imported(taken.size(), skipped);
    }

    /** Empty where it can be taken. */
    private static String problem(String name, JsonValue value, List<String> models) {
        if (!(value instanceof JsonObject entry)
                || name.length() > LONGEST_NAME
                || name.indexOf('\0') >= 0) {
            return "It is no entry of a model.";
        }
        if (!(entry.get("input_cost_per_token") instanceof JsonNumber)) {
            return "It has no price by tokens.";
        }
        boolean sound =
                entry.entrySet().stream()
                        .filter(one -> one.getKey().contains("cost") && one.getKey().matches(KEPT))
                        .allMatch(
                                one ->
                                        one.getValue() instanceof JsonNumber number
                                                && number.bigDecimalValue().signum() >= 0
                                                && number.bigDecimalValue().compareTo(DEAREST)
                                                        <= 0);
        return sound
                ? models.isEmpty() ? "You have no provider of this kind." : ""
                : "A price is no number between 0 and 1.";
    }

    /** Under all names that the business's providers give it. */
    private static List<String> models(TenantFacts tenant, String name, JsonValue value) {
        int cut = name.indexOf('/');
        String kind =
                value instanceof JsonObject entry
                                && !Trees.string(entry, "litellm_provider").isEmpty()
                        ? Trees.string(entry, "litellm_provider")
                        : name.substring(0, Math.max(0, cut));
        String model = name.startsWith(kind + "/") ? name.substring(kind.length() + 1) : name;
        return tenant.endpoints().values().stream()
                .filter(endpoint -> endpoint.kind().equals(kind) || endpoint.name().equals(kind))
                .map(endpoint -> endpoint.name() + "/" + model)
                .filter(full -> full.length() <= LONGEST_NAME)
                .toList();
    }

    private static JsonObject kept(JsonObject entry) {
        JsonObjectBuilder kept = Trees.make().createObjectBuilder();
        entry.forEach(
                (name, value) -> {
                    if (name.matches(KEPT) && value instanceof JsonNumber) {
                        kept.add(name, value);
                    }
                });
        return kept.add(
                        "mode",
                        Trees.string(entry, "mode").equals("embedding") ? "embedding" : "chat")
                .build();
    }
}
