package frontdesk.gateway.boundary;

import frontdesk.gateway.control.Aliases;
import frontdesk.gateway.control.Limits;
import frontdesk.gateway.control.Policies;
import frontdesk.gateway.control.PolicyLimits;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Roles;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What the business decides for all its calls. */
@Path("ai/policy")
@RequestScoped
@RolesAllowed({Roles.ADMIN, Roles.OWNER})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PolicyResource {

    private static final int LONGEST_DAYS = 365;
    private static final int LONGEST_CACHE = 2_592_000;
    private static final int MOST_NOTICES = 10;

    @Inject private Policies policies;

    @Inject private Aliases aliases;

    /** What is absent goes back to what is usual; plan and noticeAt stay. */
    public record PolicyTerms(
            @Nullable String plan,
            @Nullable String onStop,
            @Nullable Integer keepTextsDays,
            @Nullable Integer cacheSeconds,
            @Nullable List<Integer> noticeAt,
            @Nullable String assistantModel,
            @Nullable PolicyLimitTerms limits) {}

    /**
     * @param business for all calls together
     * @param person for those of each person
     */
    public record PolicyLimitTerms(@Nullable Limits business, @Nullable Limits person) {}

    @GET
    public Policies.View find() {
        return policies.find();
    }

    @PUT
    public Policies.View set(@Nullable PolicyTerms input) {
        PolicyTerms terms = Input.body(input);
        Policies.View known = policies.find();
        if (terms.plan() != null && !terms.plan().equals(known.plan())) {
            throw Refusal.field("plan", "read_only", "Only the operator changes the plan.");
        }
        String onStop = terms.onStop() == null ? "cancel" : terms.onStop();
        if (!onStop.equals("cancel") && !onStop.equals("drain")) {
            throw Refusal.field("onStop", "out_of_range", "onStop is cancel or drain.");
        }
        Integer days = between("keepTextsDays", terms.keepTextsDays(), LONGEST_DAYS);
        return policies.set(
                new Policies.View(
                        known.plan(),
                        onStop,
                        days == null ? 0 : days,
                        between("cacheSeconds", terms.cacheSeconds(), LONGEST_CACHE),
                        notices(terms.noticeAt(), known.noticeAt()),
                        model(terms.assistantModel()),
                        limits(terms.limits())));
    }

    private static @Nullable Integer between(String field, @Nullable Integer value, int most) {
        if (value != null && (value < 0 || value > most)) {
            throw Refusal.field(field, "out_of_range", field + " is between 0 and " + most + ".");
        }
        return value;
    }

    private static List<Integer> notices(@Nullable List<Integer> given, List<Integer> known) {
        if (given == null) {
            return known;
        }
        if (given.size() > MOST_NOTICES
                || given.stream()
                        .anyMatch(percent -> percent == null || percent < 1 || percent > 100)) {
            throw Refusal.field(
                    "noticeAt",
                    "out_of_range",
                    "noticeAt has at most " + MOST_NOTICES + " percents, each between 1 and 100.");
        }
        return given.stream().distinct().sorted().toList();
    }

    private static PolicyLimits limits(@Nullable PolicyLimitTerms given) {
        return given == null
                ? PolicyLimits.NONE
                : new PolicyLimits(
                        LimitTerms.of("limits.business.", given.business()),
                        LimitTerms.of("limits.person.", given.person()));
    }

    private @Nullable String model(@Nullable String given) {
        String model = Input.optional("assistantModel", given, 200).strip();
        if (!model.isEmpty() && !aliases.exists(model)) {
            throw Refusal.field(
                    "assistantModel", "unknown_model", "There is no model or alias of this name.");
        }
        return model.isEmpty() ? null : model;
    }
}
