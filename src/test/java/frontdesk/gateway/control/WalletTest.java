package frontdesk.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.shared.Money;
import frontdesk.shared.TenantId;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class WalletTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    /** A budget as the database keeps it, for all nodes. */
    private static final class Vault implements Wallet.Bank {

        private final Map<Instant, Money> leased = new HashMap<>();
        private int asked;

        @Override
        public synchronized Money lease(Budget budget, Instant startsAt, Money need) {
            asked++;
            Money left = left(budget, startsAt);
            Money wish = new Money(Math.max(need.picos(), left.picos() / 20));
            if (wish.compareTo(left) > 0) {
                return Money.ZERO;
            }
            leased.merge(startsAt, wish, Money::plus);
            return wish;
        }

        @Override
        public synchronized void giveBack(Budget budget, Instant startsAt, Money amount) {
            leased.merge(startsAt, amount, Money::minus);
        }

        @Override
        public synchronized Money left(Budget budget, Instant startsAt) {
            return budget.amount().minus(leased.getOrDefault(startsAt, Money.ZERO));
        }
    }

    private final Vault vault = new Vault();
    private final Wallet wallet = new Wallet();

    private static Budget budget(Period period, String amount) {
        return new Budget(
                UUID.randomUUID(),
                new TenantId(UUID.randomUUID()),
                "key",
                UUID.randomUUID(),
                period,
                Money.of(amount),
                true);
    }

    @Test
    void whatDoesNotFitChangesNothing() {
        Budget budget = budget(Period.TOTAL, "1.00");
        assertThat(wallet.take(budget, Money.of("1.01"), NOW, vault)).isNull();
        assertThat(wallet.set()).isEqualTo(Money.ZERO);
        assertThat(wallet.left()).isEqualTo(Money.of("1.00"));
        assertThat(wallet.take(budget, Money.of("1.00"), NOW, vault)).isNotNull();
        assertThat(wallet.take(budget, Money.of("0.000000000001"), NOW, vault)).isNull();
    }

    @Test
    void whatWasNotSpentIsFreeAgain() {
        Budget budget = budget(Period.TOTAL, "1.00");
        Instant period = wallet.take(budget, Money.of("0.90"), NOW, vault);
        wallet.settle(period, Money.of("0.90"), Money.of("0.10"));

        assertThat(wallet.set()).isEqualTo(Money.ZERO);
        assertThat(wallet.take(budget, Money.of("0.90"), NOW, vault)).isNotNull();
    }

    @Test
    void asksTheDatabaseSeldom() {
        Budget budget = budget(Period.TOTAL, "100");
        for (int i = 0; i < 1_000; i++) {
            Instant period = wallet.take(budget, Money.of("0.001"), NOW, vault);
            wallet.settle(period, Money.of("0.001"), Money.of("0.001"));
        }
        assertThat(vault.asked).isEqualTo(1);
    }

    @Test
    void asksTheDatabaseSeldomForWhatItDoesNotHave() {
        Budget budget = budget(Period.TOTAL, "1.00");
        for (int i = 0; i < 1_000; i++) {
            assertThat(wallet.take(budget, Money.of("1.50"), NOW, vault)).isNull();
        }
        assertThat(vault.asked).isEqualTo(1);
        assertThat(wallet.take(budget, Money.of("0.40"), NOW, vault))
                .as("less may fit")
                .isNotNull();
        vault.giveBack(budget, Period.TOTAL.start(NOW), Money.of("2.00"));
        assertThat(wallet.take(budget, Money.of("1.50"), NOW.plusSeconds(1), vault))
                .as("a moment later")
                .isNotNull();
    }

    @Test
    void aNewPeriodHasItsOwnMoneyAndAnOldCallIsPaidByItsOwn() {
        Budget budget = budget(Period.DAY, "1.00");
        Instant today = wallet.take(budget, Money.of("0.60"), NOW, vault);
        Instant tomorrow =
                wallet.take(budget, Money.of("1.00"), NOW.plus(Duration.ofDays(1)), vault);
        wallet.settle(today, Money.of("0.60"), Money.of("0.10"));

        assertThat(tomorrow).isAfter(today);
        assertThat(wallet.take(budget, Money.of("0.01"), NOW.plus(Duration.ofDays(1)), vault))
                .as("tomorrow's is spent")
                .isNull();
    }

    @Test
    void givesBackWhatNobodyUses() {
        Budget budget = budget(Period.TOTAL, "1.00");
        Wallet other = new Wallet();
        wallet.settle(
                wallet.take(budget, Money.of("1.00"), NOW, vault),
                Money.of("1.00"),
                Money.of("0.25"));
        assertThat(other.take(budget, Money.of("0.75"), NOW, vault)).isNull();
        wallet.tidy(budget, NOW.plusSeconds(1), vault);

        assertThat(other.take(budget, Money.of("0.75"), NOW.plusSeconds(1), vault)).isNotNull();
    }

    @Property(tries = 500)
    void nodesTogetherNeverSpendMoreThanThereIs(@ForAll long seed) {
        Random random = new Random(seed);
        Budget budget = budget(Period.TOTAL, "1.00");
        Vault all = new Vault();
        List<Wallet> nodes = List.of(new Wallet(), new Wallet(), new Wallet());
        record Running(Wallet node, Money held, Instant period) {}
        Deque<Running> running = new ArrayDeque<>();
        Money spent = Money.ZERO;
        for (int step = 0; step < 200; step++) {
            Wallet node = nodes.get(random.nextInt(3));
            switch (random.nextInt(3)) {
                case 0 -> {
                    Money amount = new Money(random.nextLong(200_000_000_000L));
                    Instant period = node.take(budget, amount, NOW, all);
                    if (period != null) {
                        running.add(new Running(node, amount, period));
                    }
                }
                case 1 -> {
                    Running call = running.poll();
                    if (call != null) {
                        Money cost = new Money(random.nextLong(call.held().picos() + 1));
                        call.node().settle(call.period(), call.held(), cost);
                        spent = spent.plus(cost);
                    }
                }
                default -> node.tidy(budget, NOW.plusSeconds(1), all);
            }
            Money held = running.stream().map(Running::held).reduce(Money.ZERO, Money::plus);
            assertThat(spent.plus(held)).isLessThanOrEqualTo(budget.amount());
            assertThat(nodes.stream().map(Wallet::set).reduce(Money.ZERO, Money::plus))
                    .isEqualTo(held);
        }
    }

    @Test
    void threadsAtOnceNeverSpendMoreThanThereIs() throws Exception {
        Budget budget = budget(Period.TOTAL, "1.00");
        Money each = Money.of("0.003");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                calls.add(
                        threads.submit(
                                () -> {
                                    Instant period = wallet.take(budget, each, NOW, vault);
                                    if (period != null) {
                                        wallet.settle(period, each, each);
                                    }
                                    return period != null;
                                }));
            }
            int paid = 0;
            for (Future<Boolean> call : calls) {
                paid += call.get() ? 1 : 0;
            }
            assertThat(paid).isEqualTo(333);
            assertThat(wallet.left()).isEqualTo(Money.of("0.001"));
        }
    }
}
