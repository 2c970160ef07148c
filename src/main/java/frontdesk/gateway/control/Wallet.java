package frontdesk.gateway.control;

import frontdesk.shared.Money;

import java.time.Duration;
import java.time.Instant;

/**
 * What this node may spend of one budget without asking the database: its lease, less what calls
 * have set aside.
 */
final class Wallet {

    /** How the database is asked; it answers within the budget or with nothing. */
    interface Bank {

        /**
         * @return the amount leased, at least {@code need}; zero when it does not fit
         */
        Money lease(Budget budget, Instant startsAt, Money need);

        void giveBack(Budget budget, Instant startsAt, Money amount);

        /**
         * @return what nobody has spent or leased
         */
        Money left(Budget budget, Instant startsAt);
    }

    /** So long the database is not asked again for what it did not have. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    private Instant startsAt = Instant.MIN;
    private Instant endsAt = Instant.MIN;
    private Money free = Money.ZERO;
    private Money set = Money.ZERO;
    private Instant usedAt = Instant.MIN;
    private Money refused = Money.ZERO;
    private Money left = Money.ZERO;
    private Instant refusedUntil = Instant.MIN;

    /**
     * @return the period that pays, or null where it does not fit
     */
    synchronized @org.jspecify.annotations.Nullable Instant take(
            Budget budget, Money amount, Instant now, Bank bank) {
        turnPage(budget, now, bank);
        if (free.compareTo(amount) < 0 && !borrow(budget, amount.minus(free), now, bank)) {
            return null;
        }
        free = free.minus(amount);
        set = set.plus(amount);
        usedAt = now;
        return startsAt;
    }

    private boolean borrow(Budget budget, Money missing, Instant now, Bank bank) {
        if (now.isBefore(refusedUntil) && missing.compareTo(refused) >= 0) {
            return false;
        }
        Money leased = bank.lease(budget, startsAt, missing);
        free = free.plus(leased);
        left = left.minus(leased);
        if (leased.compareTo(missing) >= 0) {
            return true;
        }
        refused = missing;
        left = bank.left(budget, startsAt);
        refusedUntil = now.plus(PAUSE);
        return false;
    }

    /**
     * @param spent what it really cost; the rest is free again, and what exceeded the hold is
     *     missing
     */
    synchronized void settle(Instant period, Money held, Money spent) {
        set = set.minus(held);
        if (period.equals(startsAt)) {
            free = free.plus(held).minus(spent);
        }
    }

    /** Returns what nobody used for a while, so that other nodes can. */
    synchronized void tidy(Budget budget, Instant idleSince, Bank bank) {
        refusedUntil = Instant.MIN;
        if (usedAt.isBefore(idleSince) && free.compareTo(Money.ZERO) > 0) {
            bank.giveBack(budget, startsAt, free);
            free = Money.ZERO;
        }
    }

    /** When a call was refused, for others. */
    synchronized Money left() {
        Money all = left.plus(free);
        return all.compareTo(Money.ZERO) < 0 ? Money.ZERO : all;
    }

    synchronized Money set() {
        return set;
    }

    private void turnPage(Budget budget, Instant now, Bank bank) {
        if (now.isBefore(endsAt)) {
            return;
        }
        if (free.compareTo(Money.ZERO) > 0) {
            bank.giveBack(budget, startsAt, free);
        }
        free = Money.ZERO;
        refusedUntil = Instant.MIN;
        startsAt = budget.period().start(now);
        endsAt = budget.period().end(now);
    }
}
