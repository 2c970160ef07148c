package frontdesk.gateway.boundary;

import frontdesk.gateway.control.Alias.Choice;
import frontdesk.gateway.control.Alias.Strategy;
import frontdesk.gateway.control.Aliases;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The business's own names for models. */
@Path("ai/aliases")
@RequestScoped
@RolesAllowed({Roles.ADMIN, Roles.OWNER})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AliasesResource {

    private static final int MOST_TARGETS = 20;
    private static final int HEAVIEST = 10_000;
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

    @Inject private Aliases aliases;

    /**
     * @param weight 1 to 10000, for weighted; 1 if absent
     */
    public record AliasTarget(@Nullable String model, @Nullable Integer weight) {}

    /**
     * @param strategy weighted, cheapest, fastest or failover
     */
    public record AliasTerms(@Nullable String strategy, @Nullable List<AliasTarget> targets) {}

    @GET
    public Page<Aliases.View> list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return NameCursor.page(aliases.all(), Aliases.View::name, after, limit);
    }

    /** Makes it, or sets it anew. */
    @PUT
    @Path("{name}")
    public Aliases.View set(@PathParam("name") String name, @Nullable AliasTerms input) {
        AliasTerms terms = Input.body(input);
        if (!name.matches(NAME)) {
            throw Refusal.field(
                    "name",
                    "invalid_name",
                    "An alias has letters, digits, dots, hyphens and underscores, at most 100.");
        }
        return aliases.set(name, strategy(terms.strategy()), targets(terms.targets()));
    }

    @DELETE
    @Path("{name}")
    public void remove(@PathParam("name") String name) {
        aliases.remove(Input.text("name", name, 5_000));
    }

    private static Strategy strategy(@Nullable String word) {
        try {
            return Strategy.valueOf(Input.text("strategy", word, 20).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refusal.field(
                    "strategy",
                    "unknown_strategy",
                    "strategy is weighted, cheapest, fastest or failover.");
        }
    }

    private List<Choice> targets(@Nullable List<AliasTarget> given) {
        if (given == null || given.isEmpty()) {
            throw Refusal.field("targets", "required", "targets are missing.");
        }
        if (given.size() > MOST_TARGETS) {
            throw Refusal.field(
                    "targets",
                    "too_many",
                    "targets may have at most " + MOST_TARGETS + " entries.");
        }
        List<Choice> targets = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            targets.add(target("targets[" + i + "]", given.get(i)));
        }
        return targets;
    }

    private Choice target(String field, @Nullable AliasTarget given) {
        String model =
                Input.text(field + ".model", given == null ? null : given.model(), 200).strip();
        int weight = given == null || given.weight() == null ? 1 : given.weight();
        if (weight < 1 || weight > HEAVIEST) {
            throw Refusal.field(
                    field + ".weight",
                    "out_of_range",
                    field + ".weight is between 1 and " + HEAVIEST + ".");
        }
        if (!aliases.isModel(model)) {
            throw Refusal.field(
                    field + ".model",
                    "unknown_model",
                    "There is no model of this name; write provider/model, as GET /api/ai/models"
                            + " does.");
        }
        return new Choice(model, weight);
    }
}
