package frontdesk.gateway.control;

import frontdesk.gateway.control.Attempts.Asked;
import frontdesk.shared.Money;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gives an answer again that was given before; equal calls at the same time wait for the first
 * one's.
 */
@ApplicationScoped
public class Repeats {

    private static final long PATIENCE_SECONDS = 120;

    @Inject private Answers answers;

    @Inject private Attempts attempts;

    @Inject private Ledger ledger;

    private final Map<String, CompletableFuture<Void>> underway = new ConcurrentHashMap<>();

    /**
     * @return the tokens that count for limits
     */
    long answer(Asked asked, String key, boolean read, Duration kept)
            throws CallProblem, IOException {
        if (!read) {
            return attempts.answer(asked, key, kept);
        }
        if (again(asked, key)) {
            return 0;
        }
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> first = underway.putIfAbsent(key, mine);
        if (first != null) {
            await(first);
            // Where the first one failed, everyone asks for themselves.
            return again(asked, key) ? 0 : attempts.answer(asked, key, kept);
        }
        try {
            return attempts.answer(asked, key, kept);
        } finally {
            underway.remove(key, mine);
            mine.complete(null);
        }
    }

    private boolean again(Asked asked, String key) throws IOException {
        byte[] found = answers.find(key);
        if (found == null) {
            return false;
        }
        Kept kept = Kept.of(found);
        Call call = asked.call();
        Map<String, String> headers =
                Attempts.headers(asked, kept.provider() + "/" + kept.model(), "hit", 0);
        headers.put("x-frontdesk-cost", Money.ZERO.toString());
        ledger.note(
                new UsageRow(
                        call.id(),
                        call.key().tenant(),
                        call.key().id(),
                        call.key().team(),
                        call.key().owner(),
                        call.operation(),
                        call.requested(),
                        kept.model(),
                        kept.provider(),
                        kept.usage(),
                        Money.ZERO,
                        "",
                        false,
                        "hit",
                        "ok",
                        0,
                        call.millis(),
                        null,
                        call.at(),
                        Hold.NOTHING));
        if (call.stream()) {
            asked.reply().events(headers).write(new String(kept.body(), StandardCharsets.UTF_8));
        } else {
            asked.reply().whole(200, headers, kept.body());
        }
        return true;
    }

    private static void await(CompletableFuture<Void> first) {
        try {
            first.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // Then this call asks for itself.
        }
    }
}
