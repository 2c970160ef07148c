package frontdesk.gateway.control;

import frontdesk.gateway.control.Admissions.Admission;
import frontdesk.gateway.control.Watch.Watched;
import frontdesk.shared.Money;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Asks one provider after the other, with money set aside, until one answers. The only layer that
 * tries again.
 */
@ApplicationScoped
public class Attempts {

    private static final int MOST = 4;
    private static final long LONGEST_WAIT_SECONDS = 5;
    private static final int FIRST_PAUSE_MILLIS = 150;

    @Inject private Wallets wallets;

    @Inject private Ledger ledger;

    @Inject private Health health;

    @Inject private Watch watch;

    @Inject private Connection connection;

    @Inject private WholeAnswer whole;

    @Inject private StreamedAnswer streamed;

    @Inject private Holds holds;

    /**
     * @param openAi the request in OpenAI's protocol
     * @param targets who can answer, in order
     */
    record Asked(
            Call call,
            Wording wording,
            JsonObject openAi,
            List<Target> targets,
            Admission admission,
            Reply reply) {}

    /** Whoever is being asked just now, and what is set aside for it. */
    record Attempt(
            Asked asked,
            Target target,
            UsageRow worst,
            int number,
            Watched watched,
            @Nullable String repeat,
            Duration kept) {

        Call call() {
            return asked.call();
        }

        boolean isOwnProtocol() {
            return target.provider().speaks(call().dialect(), call().operation());
        }
    }

    /**
     * @return the tokens that were used
     */
    long answer(Asked asked, @Nullable String repeat, Duration kept)
            throws CallProblem, IOException {
        try (Watched watched = watch.begin(asked.reply())) {
            return ask(asked, watched, repeat, kept);
        } catch (CallProblem problem) {
            ledger.close(
                    row(asked, asked.targets().getLast(), Hold.NOTHING, 0)
                            .ended(
                                    Usage.NONE,
                                    Money.ZERO,
                                    false,
                                    problem.code(),
                                    asked.call().millis(),
                                    null));
            throw problem;
        }
    }

    private long ask(Asked asked, Watched watched, @Nullable String repeat, Duration kept)
            throws CallProblem, IOException {
        Failure last = null;
        boolean again = true;
        for (int number = 1; again && number <= MOST; ) {
            again = false;
            for (Target target : asked.targets()) {
                if (number > MOST
                        || !health.mayTry(asked.call().key().tenant(), target)
                                && asked.targets().size() > 1) {
                    continue;
                }
                try {
                    return attempt(asked, target, number++, watched, repeat, kept);
                } catch (Failure failure) {
                    last = failure;
                    again |=
                            failure.again()
                                    && failure.problem().retrySeconds() <= LONGEST_WAIT_SECONDS;
                    if (watched.isLate()) {
                        throw CallProblem.late();
                    }
                    if (watched.isGone()) {
                        throw CallProblem.stopped();
                    }
                    if (!failure.othersMayAnswer()) {
                        throw failure.problem();
                    }
                }
            }
            again =
                    again
                            && number <= MOST
                            && last != null
                            && pause(last.problem().retrySeconds(), number);
        }
        throw last == null
                ? CallProblem.unavailable(
                        "Every provider for this model is failing just now. Try again in a few"
                                + " seconds.")
                : last.problem();
    }

    private long attempt(
            Asked asked,
            Target target,
            int number,
            Watched watched,
            @Nullable String repeat,
            Duration kept)
            throws CallProblem, Failure, IOException {
        Call call = asked.call();
        Hold hold = holds.of(call, target);
        UsageRow worst = row(asked, target, hold, number);
        open(worst);
        Attempt attempt = new Attempt(asked, target, worst, number, watched, repeat, kept);
        try {
            return call.stream()
                    ? streamed.answer(attempt, connection)
                    : whole.answer(attempt, connection);
        } catch (Failure failure) {
            release(worst, failure.problem());
            if (failure.isIllness()) {
                health.failed(call.key().tenant(), target);
            }
            throw failure;
        } catch (CallProblem problem) {
            release(worst, problem);
            throw problem;
        } catch (IOException | RuntimeException e) {
            if (hold.isOpen()) {
                // Nobody knows what it cost.
                ledger.close(
                        worst.ended(
                                Usage.NONE, worst.cost(), true, "internal", call.millis(), null));
            }
            throw e;
        }
    }

    private void open(UsageRow worst) {
        if (worst.hold().isOpen()) {
            try {
                ledger.open(worst);
            } catch (RuntimeException e) {
                wallets.settle(worst.hold(), Money.ZERO);
                throw e;
            }
        }
    }

    /**
     * Nothing was spent; the journal hears of it first, since others may spend the money at once.
     */
    private void release(UsageRow worst, CallProblem problem) {
        if (worst.hold().isOpen()) {
            ledger.open(
                    worst.ended(
                            Usage.NONE,
                            Money.ZERO,
                            false,
                            problem.code(),
                            worst.latencyMs(),
                            null));
            wallets.settle(worst.hold(), Money.ZERO);
        }
    }

    /** As it is booked if nothing more is heard of the call. */
    private static UsageRow row(Asked asked, Target target, Hold hold, int number) {
        Call call = asked.call();
        KeyFacts key = call.key();
        return new UsageRow(
                call.id(),
                key.tenant(),
                key.id(),
                key.team(),
                key.owner(),
                call.operation(),
                call.requested(),
                target.model(),
                target.endpoint().name(),
                Usage.NONE,
                hold.amount(),
                target.price().version(),
                true,
                "miss",
                "interrupted",
                number,
                0,
                null,
                call.at(),
                hold);
    }

    private static boolean pause(long seconds, int number) {
        long jitter =
                ThreadLocalRandom.current().nextLong(FIRST_PAUSE_MILLIS, 2L * FIRST_PAUSE_MILLIS)
                        * number;
        try {
            Thread.sleep(Math.max(seconds * 1_000, jitter));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static Map<String, String> headers(Asked asked, String model, String cache, int attempts) {
        Map<String, String> headers = new HashMap<>();
        headers.put("x-frontdesk-call", asked.call().id().toString());
        headers.put("x-frontdesk-model", model);
        headers.put("x-frontdesk-cache", cache);
        headers.put("x-frontdesk-attempts", Integer.toString(attempts));
        Meter.Standing standing = asked.admission().standing();
        if (standing != null) {
            headers.put("RateLimit-Limit", Long.toString(standing.limit()));
            headers.put("RateLimit-Remaining", Long.toString(standing.left()));
            headers.put("RateLimit-Reset", Long.toString((standing.resetMillis() + 999) / 1_000));
        }
        return headers;
    }
}
