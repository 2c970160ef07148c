package frontdesk.gateway.control;

import java.time.Instant;

import frontdesk.shared.Money;

/** What this node may spend of one budget without asking the database: its lease, less what calls have set aside. */
final class Wallet {

    /** How the database is asked; it answers within the budget or with nothing. */
    interface Bank {

        /** @return the amount leased, at least {@code need} and about {@code wish}; zero when {@code need} does not fit */
        Money lease(Budget budget, Instant startsAt, Money need);

        void giveBack(Budget budget, Instant startsAt, Money amount);

        /** @return what nobody has spent or leased */
        Money left(Budget budget, Instant startsAt);
    }

    private Instant startsAt = Instant.MIN;
    private Instant endsAt = Instant.MIN;
    private Money free = Money.ZERO;
    private Money set = Money.ZERO;
    private Instant usedAt = Instant.MIN;

    /** @return the period that pays, or null where it does not fit */
    synchronized @org.jspecify.annotations.Nullable Instant take(Budget budget, Money amount, Instant now, Bank bank) {
        turnPage(budget, now, bank);
        if (free.compareTo(amount) < 0) {
            free = free.plus(bank.lease(budget, startsAt, amount.minus(free)));
        }
        if (free.compareTo(amount) < 0) {
            return null;
        }
        free = free.minus(amount);
        set = set.plus(amount);
        usedAt = now;
        return startsAt;
    }

    /** @param spent what it really cost; the rest is free again, and what exceeded the hold is missing */
    synchronized void settle(Instant period, Money held, Money spent) {
        set = set.minus(held);
        if (period.equals(startsAt)) {
            free = free.plus(held).minus(spent);
        }
    }

    /** Returns what nobody used for a while, so that other nodes can. */
    synchronized void tidy(Budget budget, Instant idleSince, Bank bank) {
        if (usedAt.isBefore(idleSince) && free.compareTo(Money.ZERO) > 0) {
            bank.giveBack(budget, startsAt, free);
            free = Money.ZERO;
        }
    }

    /** For calls that do not run yet. */
    synchronized Money left(Budget budget, Bank bank) {
        Money left = bank.left(budget, startsAt).plus(free);
        return left.compareTo(Money.ZERO) < 0 ? Money.ZERO : left;
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
        startsAt = budget.period().start(now);
        endsAt = budget.period().end(now);
    }
}
