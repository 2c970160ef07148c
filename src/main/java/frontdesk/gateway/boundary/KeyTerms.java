package frontdesk.gateway.boundary;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import frontdesk.gateway.control.AddressRange;
import frontdesk.gateway.control.Keys;
import frontdesk.gateway.control.Limits;
import frontdesk.gateway.control.Teams;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;

/** What a new key was asked to be, checked. */
final class KeyTerms {

    private static final int MOST_PATTERNS = 100;

    private KeyTerms() {}

    static Keys.Terms of(KeysResource.NewKey wanted, Teams teams, Instant now) {
        return new Keys.Terms(Input.text("name", wanted.name(), 200), texts("models", wanted.models()), addresses(wanted.addresses()),
                limits(wanted.limits()), team(wanted.team(), teams), future(wanted.expiresAt(), now));
    }

    private static @Nullable UUID team(@Nullable UUID wanted, Teams teams) {
        if (wanted != null && teams.all().stream().noneMatch(team -> team.id().equals(wanted))) {
            throw Refusal.field("team", "unknown_team", "There is no team of this id.");
        }
        return wanted;
    }

    private static @Nullable Instant future(@Nullable Instant expiresAt, Instant now) {
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw Refusal.field("expiresAt", "out_of_range", "expiresAt is in the past.");
        }
        return expiresAt;
    }

    private static List<String> texts(String field, @Nullable List<String> given) {
        List<String> all = given == null ? List.of() : given;
        if (all.size() > MOST_PATTERNS) {
            throw Refusal.field(field, "too_many", field + " may have at most " + MOST_PATTERNS + " entries.");
        }
        return all.stream().map(one -> Input.text(field, one, 200).strip()).toList();
    }

    private static List<String> addresses(@Nullable List<String> given) {
        List<String> all = texts("addresses", given);
        all.forEach(one -> AddressRange.parse("addresses", one));
        return all;
    }

    private static Limits limits(@Nullable Limits given) {
        Limits limits = given == null ? Limits.NONE : given;
        positive("limits.requestsPerMinute", limits.requestsPerMinute());
        positive("limits.requestsPerHour", limits.requestsPerHour());
        positive("limits.tokensPerMinute", limits.tokensPerMinute());
        positive("limits.tokensPerHour", limits.tokensPerHour());
        positive("limits.concurrent", limits.concurrent() == null ? null : Long.valueOf(limits.concurrent()));
        return limits;
    }

    private static void positive(String field, @Nullable Long value) {
        if (value != null && value < 1) {
            throw Refusal.field(field, "out_of_range", field + " is at least 1.");
        }
    }
}
