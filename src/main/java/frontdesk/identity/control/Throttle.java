package frontdesk.identity.control;

import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Sha256;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Slows guessing down, per account and per address, whether the account exists or not. Five tries
 * are free, then the pause doubles from one second to fifteen minutes; an address has fifty.
 */
@ApplicationScoped
public class Throttle {

    private static final int FREE_PER_ACCOUNT = 5;
    private static final int FREE_PER_ADDRESS = 50;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    @PersistenceContext private EntityManager entities;

    @Inject private Clock clock;

    void check(String account, String address) {
        check("account:" + account, FREE_PER_ACCOUNT);
        check("address:" + address, FREE_PER_ADDRESS);
    }

    void failed(String account, String address) {
        for (String key : List.of("account:" + account, "address:" + address)) {
            entities.createNativeQuery(
                            """
                            insert into sign_in_throttle as t (key, failures, last_failure) values (?1, 1, ?2)
                            on conflict (key) do update set last_failure = ?2,
                                failures = case when t.last_failure < ?3 then 1 else t.failures + 1 end
                            """)
                    .setParameter(1, Sha256.hex(key))
                    .setParameter(2, Timestamp.from(clock.instant()))
                    .setParameter(3, Timestamp.from(clock.instant().minus(LONGEST)))
                    .executeUpdate();
        }
    }

    void succeeded(String account) {
        entities.createNativeQuery("delete from sign_in_throttle where key = ?1")
                .setParameter(1, Sha256.hex("account:" + account))
                .executeUpdate();
    }

    static Duration pause(int failures, int free) {
        int beyond = failures - free;
        if (beyond < 0) {
            return Duration.ZERO;
        }
        return Duration.ofSeconds(Math.min(LONGEST.toSeconds(), 1L << Math.min(beyond, 20)));
    }

    private void check(String key, int free) {
        List<?> rows =
                entities.createNativeQuery(
                                "select failures, last_failure from sign_in_throttle where key ="
                                        + " ?1")
                        .setParameter(1, Sha256.hex(key))
                        .getResultList();
        if (rows.isEmpty()) {
            return;
        }
        Object[] row = (Object[]) rows.getFirst();
        Instant until = ((Instant) row[1]).plus(pause(((Number) row[0]).intValue(), free));
        if (clock.instant().isBefore(until)) {
            throw Refusal.throttled(
                    "Too many failed tries. Wait a little, then try again.",
                    Duration.between(clock.instant(), until));
        }
    }
}
