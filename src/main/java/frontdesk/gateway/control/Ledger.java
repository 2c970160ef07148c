package frontdesk.gateway.control;

import frontdesk.shared.Money;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/** Every call's row, and the counters of its budgets, written together and once. */
@ApplicationScoped
public class Ledger {

    private static final int BATCH = 1_000;

    private record Entry(UUID call, String row) {}

    @Inject private Journal journal;

    @Inject private Bookkeeping books;

    @Inject private Leases leases;

    @Inject private Wallets wallets;

    @Inject private Telemetry telemetry;

    private final ConcurrentLinkedQueue<Entry> unposted = new ConcurrentLinkedQueue<>();
    private final ReentrantLock posting = new ReentrantLock();

    /**
     * @param worst the row that will be booked if the server is killed before the call ends
     */
    public void open(UsageRow worst) {
        journal.open(worst.id(), worst.toJson());
    }

    public void close(UsageRow row) {
        String json = row.toJson();
        journal.close(row.id(), json);
        // In this order, so that nobody sees it both as reserved and as spent.
        wallets.settle(row.hold(), row.cost());
        unposted.add(new Entry(row.id(), json));
        telemetry.ended(row);
    }

    /** For calls that set nothing aside: answers from the cache, and refusals. */
    public void note(UsageRow row) {
        unposted.add(new Entry(row.id(), row.toJson()));
        telemetry.ended(row);
    }

    /** Books what earlier runs of this server left behind, and gives back what it had leased. */
    public void recover() {
        List<String> rows = journal.leftBehind();
        for (int from = 0; from < rows.size(); from += BATCH) {
            books.post(rows.subList(from, Math.min(rows.size(), from + BATCH)));
        }
        journal.forgetLeftBehind();
        leases.giveBackAll();
    }

    /** Everything closed before this call is in the database after it. */
    public void post() {
        posting.lock();
        try {
            List<Entry> batch = next();
            while (!batch.isEmpty()) {
                try {
                    books.post(batch.stream().map(Entry::row).toList());
                } catch (RuntimeException e) {
                    unposted.addAll(batch);
                    throw e;
                }
                journal.posted(batch.stream().map(Entry::call).toList());
                batch = next();
            }
        } finally {
            posting.unlock();
        }
    }

    private List<Entry> next() {
        List<Entry> batch = new ArrayList<>();
        for (Entry entry = unposted.poll();
                entry != null;
                entry = batch.size() < BATCH ? unposted.poll() : null) {
            batch.add(entry);
        }
        return batch;
    }

    /**
     * @return what the budget's present period has spent, and what calls have set aside
     */
    public Money reserved(UUID budget) {
        return wallets.reserved(budget);
    }
}
