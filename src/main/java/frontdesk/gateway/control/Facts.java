package frontdesk.gateway.control;

import frontdesk.platform.security.Sha256;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys and settings in memory, so that a call asks no database; forgotten as soon as a business
 * changes anything.
 */
@ApplicationScoped
public class Facts {

    private static final int MOST_KEYS = 100_000;
    private static final Instant START = Instant.EPOCH;

    @Inject private FactReading reading;

    @Inject private Clock clock;

    private final Map<String, KeyFacts> keys = new ConcurrentHashMap<>();
    private final Map<TenantId, TenantFacts> tenants = new ConcurrentHashMap<>();
    private final Map<TenantId, Instant> forgotten = new ConcurrentHashMap<>();
    private volatile Instant seen = START;

    /**
     * @throws CallProblem where nobody, or nobody any more, has this key
     */
    KeyFacts key(String secret) throws CallProblem {
        if (!secret.startsWith(Keys.PREFIX) || secret.length() > 200) {
            throw CallProblem.key(
                    "This is no key of Frontdesk; they begin with " + Keys.PREFIX + ".");
        }
        String hash = Sha256.hex(secret);
        KeyFacts known = keys.get(hash);
        if (known == null) {
            if (keys.size() >= MOST_KEYS) {
                keys.clear();
            }
            // Of many at once that ask for the same, one asks the database.
            known =
                    keys.computeIfAbsent(
                            hash,
                            missing -> reading.key(HexFormat.of().parseHex(missing)).orElse(null));
        }
        if (known == null) {
            throw CallProblem.key("This key is unknown or was revoked.");
        }
        if (known.until() != null && !clock.instant().isBefore(known.until())) {
            throw CallProblem.key("This key has expired.");
        }
        return known;
    }

    TenantFacts tenant(TenantId id) {
        TenantFacts known = tenants.get(id);
        return known == null ? tenants.computeIfAbsent(id, reading::tenant) : known;
    }

    public void forget(TenantId tenant) {
        tenants.remove(tenant);
        keys.values().removeIf(key -> key.tenant().equals(tenant));
    }

    /**
     * Learns what other nodes changed; looks back a little, since clocks differ and commits take
     * time.
     */
    public void learn() {
        Instant now = clock.instant();
        reading.changedSince(seen.equals(START) ? now.minusSeconds(5) : seen.minusSeconds(5))
                .forEach(
                        (tenant, at) -> {
                            // A fresh one again, since someone may just have read what was before
                            // it.
                            if (!at.equals(forgotten.put(tenant, at))
                                    || at.isAfter(now.minusSeconds(2))) {
                                forget(tenant);
                            }
                        });
        seen = now;
    }
}
