package frontdesk.gateway.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets calls in, within the limits of their key, its owner and the business: all of them or none.
 */
@ApplicationScoped
public class Admissions {

    @Inject private Clock clock;

    private final Map<UUID, Meter> meters = new ConcurrentHashMap<>();

    private record Counted(Meter meter, Limits limits) {}

    /** A call that is inside, until it ends. */
    public static final class Admission {

        private final List<Counted> counted;
        private final long tokens;
        private final long at;
        private boolean ended;

        private Admission(List<Counted> counted, long tokens, long at) {
            this.counted = counted;
            this.tokens = tokens;
            this.at = at;
        }

        public synchronized void end(long tokensUsed) {
            if (!ended) {
                ended = true;
                counted.forEach(one -> one.meter().end(one.limits(), tokens, tokensUsed, at));
            }
        }

        Meter.@Nullable Standing standing() {
            Meter.Standing tightest = null;
            for (Counted one : counted) {
                Meter.Standing standing = one.meter().standing(one.limits(), at);
                tightest =
                        standing == null || tightest != null && tightest.left() <= standing.left()
                                ? tightest
                                : standing;
            }
            return tightest;
        }
    }

    Admission admit(KeyFacts key, long tokens) throws CallProblem {
        long now = clock.millis();
        List<Counted> counted = new ArrayList<>(3);
        for (Limited one : key.limits()) {
            Meter meter = meters.computeIfAbsent(one.id(), id -> new Meter());
            Meter.Refused refused = meter.admit(one.limits(), tokens, now);
            if (refused != null) {
                counted.forEach(before -> before.meter().takeBack(before.limits(), tokens, now));
                throw CallProblem.rateLimited(one.scope(), refused);
            }
            counted.add(new Counted(meter, one.limits()));
        }
        return new Admission(counted, tokens, now);
    }

    public void tidy() {
        long now = clock.millis();
        meters.values().removeIf(meter -> meter.isIdle(now));
    }
}
