package frontdesk.platform.security;

import frontdesk.shared.RecentlyUsed;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Tokens that were found good, each for a minute, or until it expires where that is sooner. */
final class CheckedTokens {

    private static final int KEPT = 2_000;
    private static final Duration GOOD_FOR = Duration.ofMinutes(1);

    private record Checked(JsonWebToken token, Instant until) {}

    private final Map<String, Checked> known = new RecentlyUsed<>(KEPT);

    synchronized @Nullable JsonWebToken find(String token, Instant now) {
        Checked checked = known.get(token);
        return checked != null && now.isBefore(checked.until()) ? checked.token() : null;
    }

    synchronized void keep(String token, JsonWebToken checked, Instant now) {
        Instant expiry = Instant.ofEpochSecond(checked.getExpirationTime());
        Instant soon = now.plus(GOOD_FOR);
        known.put(token, new Checked(checked, expiry.isBefore(soon) ? expiry : soon));
    }
}
