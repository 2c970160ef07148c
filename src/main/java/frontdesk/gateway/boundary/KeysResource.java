package frontdesk.gateway.boundary;

import frontdesk.gateway.control.Budgets;
import frontdesk.gateway.control.Keys;
import frontdesk.gateway.control.Limits;
import frontdesk.gateway.control.Teams;
import frontdesk.platform.http.Cursor;
import frontdesk.platform.http.Idempotent;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.http.ShownOnce;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Virtual keys of the business. */
@Path("ai/keys")
@RequestScoped
@RolesAllowed({Roles.ADMIN, Roles.OWNER})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class KeysResource {

    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    @Inject private Keys keys;

    @Inject private Budgets budgets;

    @Inject private Teams teams;

    @Inject private Clock clock;

    /**
     * @param amount dollars, as a decimal string such as 12.50
     * @param period day, month or total
     * @param hard whether it is a wall; true if absent
     */
    public record BudgetInput(
            @Nullable String amount,
            @Nullable String currency,
            @Nullable String period,
            @Nullable Boolean hard) {}

    /**
     * @param models names or patterns with a star at the end; all if absent
     * @param addresses that it may be used from, such as 10.0.0.0/8; all if absent
     */
    public record NewKey(
            @Nullable String name,
            @Nullable BudgetInput budget,
            @Nullable Limits limits,
            @Nullable List<String> models,
            @Nullable List<String> addresses,
            @Nullable UUID team,
            @Nullable Instant expiresAt) {

        KeyChange withoutBudget() {
            return new KeyChange(name, limits, models, addresses, team, expiresAt);
        }
    }

    /** What is absent is as in a new key. */
    public record KeyChange(
            @Nullable String name,
            @Nullable Limits limits,
            @Nullable List<String> models,
            @Nullable List<String> addresses,
            @Nullable UUID team,
            @Nullable Instant expiresAt) {}

    public record BudgetView(
            String amount,
            String currency,
            String period,
            boolean hard,
            String spent,
            String reserved,
            String left,
            Instant endsAt) {

        static BudgetView of(Budgets.Standing standing) {
            return new BudgetView(
                    standing.budget().amount().toString(),
                    "USD",
                    standing.budget().period().word(),
                    standing.budget().hard(),
                    standing.spent().toString(),
                    standing.reserved().toString(),
                    standing.left().toString(),
                    standing.endsAt());
        }
    }

    /**
     * @param key shown by the response that makes it, and never again
     */
    public record KeyView(
            UUID id,
            @Nullable String key,
            String name,
            String hint,
            @Nullable UUID team,
            List<String> models,
            List<String> addresses,
            Limits limits,
            @Nullable BudgetView budget,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            Instant createdAt)
            implements ShownOnce {

        @Override
        public KeyView again() {
            return new KeyView(
                    id, null, name, hint, team, models, addresses, limits, budget, expiresAt,
                    revokedAt, createdAt);
        }
    }

    @POST
    @Transactional
    @Idempotent
    @APIResponseSchema(value = KeyView.class, responseCode = "201")
    public Response make(@Nullable NewKey input) {
        NewKey wanted = Input.body(input);
        Keys.Made made = keys.make(KeyTerms.of(wanted.withoutBudget(), teams, clock.instant()));
        set(made.id(), wanted.budget());
        return Response.status(Response.Status.CREATED)
                .entity(view(keys.find(made.id()), made.secret()))
                .build();
    }

    @GET
    public Page<KeyView> list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        Cursor from = Cursor.of(after);
        int most = Input.limit(limit);
        return Page.of(
                        keys.list(from.at(), from.id(), most),
                        most,
                        last -> Cursor.encode(last.createdAt(), last.id()))
                .map(key -> view(key, null));
    }

    @GET
    @Path("{id}")
    public KeyView find(@PathParam("id") UUID id) {
        return view(keys.find(id), null);
    }

    /** Changes the key as a whole; its secret and its budgets stay. */
    @PUT
    @Path("{id}")
    public KeyView change(@PathParam("id") UUID id, @Nullable KeyChange input) {
        keys.find(id);
        keys.change(id, KeyTerms.of(Input.body(input), teams, clock.instant()));
        return find(id);
    }

    /** Sets the key's budget anew. */
    @POST
    @Path("{id}/budget")
    @Transactional
    public KeyView budget(@PathParam("id") UUID id, @Nullable BudgetInput input) {
        keys.find(id);
        set(id, Input.body(input));
        return find(id);
    }

    /**
     * @param overlapMinutes how long the key before it also works; an hour if absent
     */
    public record Rotation(@Nullable Integer overlapMinutes) {}

    @POST
    @Path("{id}/rotate")
    public KeyView rotate(@PathParam("id") UUID id, @Nullable Rotation input) {
        int minutes = input == null || input.overlapMinutes() == null ? 60 : input.overlapMinutes();
        if (minutes < 0 || minutes > LONGEST_OVERLAP.toMinutes()) {
            throw Refusal.field(
                    "overlapMinutes",
                    "out_of_range",
                    "overlapMinutes is between 0 and " + LONGEST_OVERLAP.toMinutes() + ".");
        }
        Keys.Made made = keys.rotate(id, clock.instant().plus(Duration.ofMinutes(minutes)));
        return view(keys.find(id), made.secret());
    }

    @DELETE
    @Path("{id}")
    public void revoke(@PathParam("id") UUID id) {
        keys.revoke(id);
    }

    private KeyView view(Keys.View key, @Nullable String secret) {
        Optional<BudgetView> budget = budgets.of(key.id()).stream().findFirst().map(BudgetView::of);
        return new KeyView(
                key.id(),
                secret,
                key.name(),
                key.hint(),
                key.team(),
                key.models(),
                key.addresses(),
                key.limits(),
                budget.orElse(null),
                key.expiresAt(),
                key.revokedAt(),
                key.createdAt());
    }

    private void set(UUID key, @Nullable BudgetInput input) {
        if (input != null) {
            BudgetTerms terms = BudgetTerms.of("budget.", input);
            budgets.set("key", key, terms.period(), terms.amount(), terms.hard());
        }
    }
}
