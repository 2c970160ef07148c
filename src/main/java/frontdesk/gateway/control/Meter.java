package frontdesk.gateway.control;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts what one key, person or business asks for. */
final class Meter {

    private final Window minute = new Window(Limits.MINUTE);
    private final Window hour = new Window(Limits.HOUR);
    private final Window tokensMinute = new Window(Limits.MINUTE);
    private final Window tokensHour = new Window(Limits.HOUR);
    private final AtomicInteger running = new AtomicInteger();

    /**
     * @param what requests, tokens or concurrent calls
     */
    record Refused(String what, String per, long limit, long retryMillis) {}

    /** What was counted is taken back where a later limit refuses. */
    @Nullable Refused admit(Limits limits, long tokens, long now) {
        if (limits.concurrent() != null && running.incrementAndGet() > limits.concurrent()) {
            running.decrementAndGet();
            return new Refused("concurrent calls", "", limits.concurrent(), 1_000);
        }
        Refused refused = window(minute, limits.requestsPerMinute(), 1, "requests", "minute", now);
        if (refused == null) {
            refused = window(hour, limits.requestsPerHour(), 1, "requests", "hour", now);
            if (refused == null) {
                refused =
                        window(
                                tokensMinute,
                                limits.tokensPerMinute(),
                                tokens,
                                "tokens",
                                "minute",
                                now);
                if (refused == null) {
                    refused =
                            window(
                                    tokensHour,
                                    limits.tokensPerHour(),
                                    tokens,
                                    "tokens",
                                    "hour",
                                    now);
                    undo(refused, tokensMinute, limits.tokensPerMinute(), tokens, now);
                }
                undo(refused, hour, limits.requestsPerHour(), 1, now);
            }
            undo(refused, minute, limits.requestsPerMinute(), 1, now);
        }
        if (refused != null && limits.concurrent() != null) {
            running.decrementAndGet();
        }
        return refused;
    }

    void end(Limits limits, long tokensThought, long tokensUsed, long admittedAt) {
        if (limits.concurrent() != null) {
            running.decrementAndGet();
        }
        if (limits.tokensPerMinute() != null) {
            tokensMinute.correct(tokensUsed - tokensThought, admittedAt);
        }
        if (limits.tokensPerHour() != null) {
            tokensHour.correct(tokensUsed - tokensThought, admittedAt);
        }
    }

    void takeBack(Limits limits, long tokens, long admittedAt) {
        end(limits, tokens, 0, admittedAt);
        minute.correct(limits.requestsPerMinute() == null ? 0 : -1, admittedAt);
        hour.correct(limits.requestsPerHour() == null ? 0 : -1, admittedAt);
    }

    /** The tightest limit of requests, for the headers of a response. */
    @Nullable Standing standing(Limits limits, long now) {
        if (limits.requestsPerMinute() != null) {
            return new Standing(
                    limits.requestsPerMinute(),
                    minute.left(limits.requestsPerMinute(), now),
                    minute.millisLeft(now));
        }
        return limits.requestsPerHour() == null
                ? null
                : new Standing(
                        limits.requestsPerHour(),
                        hour.left(limits.requestsPerHour(), now),
                        hour.millisLeft(now));
    }

    record Standing(long limit, long left, long resetMillis) {}

    boolean isIdle(long now) {
        return running.get() == 0
                && minute.isOver(now)
                && hour.isOver(now)
                && tokensMinute.isOver(now)
                && tokensHour.isOver(now);
    }

    private static @Nullable Refused window(
            Window window, @Nullable Long limit, long amount, String what, String per, long now) {
        return limit == null || window.take(amount, limit, now)
                ? null
                : new Refused(what, per, limit, window.millisLeft(now));
    }

    private static void undo(
            @Nullable Refused refused, Window window, @Nullable Long limit, long amount, long now) {
        if (refused != null && limit != null) {
            window.correct(-amount, now);
        }
    }
}
