package frontdesk.gateway.control;

import frontdesk.shared.Money;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Sets money aside before a provider is called, in all budgets or in none. */
@ApplicationScoped
public class Wallets {

    private static final Duration IDLE = Duration.ofSeconds(30);

    private record Kept(Wallet wallet, Budget budget) {}

    @Inject private Leases leases;

    @Inject private Clock clock;

    private final Map<UUID, Kept> wallets = new ConcurrentHashMap<>();

    /** What did not fit. */
    public static final class Exhausted extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Budget budget;

        Exhausted(Budget budget) {
            super(budget.scope(), null, false, false);
            this.budget = budget;
        }

        Budget budget() {
            return budget;
        }
    }

    public Hold hold(List<Budget> budgets, Money amount) throws Exhausted {
        Instant now = clock.instant();
        List<Hold.Part> parts = new ArrayList<>(budgets.size());
        boolean all = false;
        try {
            for (Budget budget : budgets) {
                Wallet wallet = wallet(budget);
                Instant startsAt = wallet.take(budget, amount, now, leases);
                if (startsAt == null) {
                    throw new Exhausted(budget);
                }
                parts.add(new Hold.Part(budget.id(), startsAt));
            }
            all = true;
            return Hold.of(amount, parts);
        } finally {
            if (!all) {
                parts.forEach(part -> settle(part, amount, Money.ZERO));
            }
        }
    }

    public void settle(Hold hold, Money spent) {
        if (hold.settle()) {
            hold.parts().forEach(part -> settle(part, hold.amount(), spent));
        }
    }

    Money left(Budget budget) {
        return wallet(budget).left();
    }

    /** Set aside on this node just now. */
    public Money reserved(UUID budget) {
        return Optional.ofNullable(wallets.get(budget))
                .map(kept -> kept.wallet().set())
                .orElse(Money.ZERO);
    }

    public void tidy() {
        Instant since = clock.instant().minus(IDLE);
        wallets.values().forEach(kept -> kept.wallet().tidy(kept.budget(), since, leases));
    }

    /** After a budget was changed: what is left is counted anew. */
    public void recall(UUID budget) {
        Kept kept = wallets.get(budget);
        if (kept != null) {
            kept.wallet().tidy(kept.budget(), Instant.MAX, leases);
        }
    }

    private Wallet wallet(Budget budget) {
        return wallets.computeIfAbsent(budget.id(), id -> new Kept(new Wallet(), budget)).wallet();
    }

    private void settle(Hold.Part part, Money held, Money spent) {
        Kept kept = wallets.get(part.budget());
        if (kept != null) {
            kept.wallet().settle(part.startsAt(), held, spent);
        }
    }
}
