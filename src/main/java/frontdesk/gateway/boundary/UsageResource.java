package frontdesk.gateway.boundary;

import frontdesk.gateway.control.UsageReport;
import frontdesk.platform.http.Cursor;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What the business's calls used, and what they cost. */
@Path("ai")
@RequestScoped
@RolesAllowed({Roles.ADMIN, Roles.OWNER})
@Produces(MediaType.APPLICATION_JSON)
public class UsageResource {

    private static final Duration USUAL = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(400);

    @Inject private UsageReport report;

    @Inject private Clock clock;

    /**
     * Sums by time.
     *
     * @param by model, provider, key, team or outcome
     * @param step hour or day
     */
    @GET
    @Path("usage")
    public Page<UsageReport.Sum> usage(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("by") @Nullable String by,
            @QueryParam("step") @Nullable String step,
            @QueryParam("key") @Nullable UUID key) {
        Instant until = instant("to", to, clock.instant());
        Instant since = instant("from", from, until.minus(USUAL));
        if (since.isAfter(until) || Duration.between(since, until).compareTo(LONGEST) > 0) {
            throw Refusal.field(
                    "from", "out_of_range", "from is before to, and at most 400 days before it.");
        }
        String width =
                step == null ? Duration.between(since, until).toDays() > 3 ? "day" : "hour" : step;
        if (!List.of("hour", "day").contains(width)) {
            throw Refusal.field("step", "out_of_range", "step is hour or day.");
        }
        return new Page<>(report.sums(since, until, width, by(by), key), null);
    }

    /** Every call, newest first. */
    @GET
    @Path("usage/details")
    public Page<UsageReport.Call> details(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("key") @Nullable UUID key) {
        Cursor from = Cursor.of(after);
        int most = Input.limit(limit);
        return Page.of(
                report.calls(from.at(), from.id(), key, most + 1),
                most,
                last -> Cursor.encode(last.at(), last.id()));
    }

    @GET
    @Path("usage/details/{id}")
    public UsageReport.Call find(@PathParam("id") UUID id) {
        return report.find(id);
    }

    private static UsageReport.By by(@Nullable String word) {
        try {
            return word == null
                    ? UsageReport.By.MODEL
                    : UsageReport.By.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refusal.field(
                    "by", "out_of_range", "by is model, provider, key, team or outcome.");
        }
    }

    private static Instant instant(String field, @Nullable String text, Instant absent) {
        try {
            return text == null || text.isBlank() ? absent : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.field(
                    field, "invalid_time", field + " is an instant such as 2026-11-21T00:00:00Z.");
        }
    }
}
