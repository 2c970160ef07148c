package frontdesk.gateway.boundary;

import frontdesk.gateway.control.AddressRange;
import frontdesk.gateway.control.Keys;
import frontdesk.gateway.control.Teams;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a key was asked to be, checked. */
final class KeyTerms {

    private static final int MOST_PATTERNS = 100;

    private KeyTerms() {}

    static Keys.Terms of(KeysResource.KeyChange wanted, Teams teams, Instant now) {
        return new Keys.Terms(
                Input.text("name", wanted.name(), 200),
                texts("models", wanted.models()),
                addresses(wanted.addresses()),
                LimitTerms.of("limits.", wanted.limits()),
                team(wanted.team(), teams),
                future(wanted.expiresAt(), now));
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
            throw Refusal.field(
                    field, "too_many", field + " may have at most " + MOST_PATTERNS + " entries.");
        }
        return all.stream().map(one -> Input.text(field, one, 200).strip()).toList();
    }

    private static List<String> addresses(@Nullable List<String> given) {
        List<String> all = texts("addresses", given);
        all.forEach(one -> AddressRange.parse("addresses", one));
        return all;
    }
}
