package frontdesk.gateway.control;

import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How providers have been doing: who failed several times in a row is left alone for a while, then
 * tried by one call.
 */
@ApplicationScoped
public class Health {

    private static final int FAILURES = 5;
    private static final long REST_NANOS = 10_000_000_000L;
    private static final double NEWEST = 0.2;

    /**
     * @param millis a moving average to the first part of an answer; 0 when nothing is known
     */
    public record Standing(boolean resting, int failures, double millis) {}

    private static final class State {
        private int failures;
        private long restUntil;
        private double millis;
    }

    private final Map<String, State> states = new ConcurrentHashMap<>();

    /** Where it rests, every so often one call is let through to see. */
    boolean mayTry(TenantId tenant, Target target) {
        State state = state(tenant, target);
        synchronized (state) {
            long now = System.nanoTime();
            if (state.failures < FAILURES) {
                return true;
            }
            if (now - state.restUntil < 0) {
                return false;
            }
            state.restUntil = now + REST_NANOS;
            return true;
        }
    }

    void answered(TenantId tenant, Target target, long millis) {
        State state = state(tenant, target);
        synchronized (state) {
            state.failures = 0;
            state.millis =
                    state.millis == 0
                            ? Math.max(1, millis)
                            : (1 - NEWEST) * state.millis + NEWEST * millis;
        }
    }

    void failed(TenantId tenant, Target target) {
        State state = state(tenant, target);
        synchronized (state) {
            if (++state.failures >= FAILURES) {
                state.restUntil = System.nanoTime() + REST_NANOS;
            }
        }
    }

    Standing standing(TenantId tenant, Target target) {
        State state = state(tenant, target);
        synchronized (state) {
            boolean resting = state.failures >= FAILURES && System.nanoTime() - state.restUntil < 0;
            return new Standing(resting, state.failures, state.millis);
        }
    }

    private State state(TenantId tenant, Target target) {
        return states.computeIfAbsent(tenant + " " + target.name(), name -> new State());
    }
}
