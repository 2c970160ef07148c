package frontdesk.mail.control;

import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;

/**
 * Takes a mail: stored first, then read, then placed. Whatever happens in between, it is tried
 * again, or parked.
 */
@ApplicationScoped
public class Inbound {

    private static final Logger LOG = Logger.getLogger("Frontdesk.mail");

    @Inject private MailStore store;

    @Inject private ReceivedMails mails;

    @Inject private MailReader reader;

    @Inject private Placing placing;

    @Inject private AccountBook book;

    /**
     * @throws IOException where it could not be taken, so that its sender keeps it
     */
    public ReceivedMails.View take(Account account, RawMail.Source source) throws IOException {
        try (RawMail raw = RawMail.of(source)) {
            return as(
                    account,
                    () -> {
                        MailStore.Stored stored = store.store(account.id(), raw);
                        if (stored.fresh()) {
                            handle(account, stored.id(), raw, false);
                        }
                        return mails.find(stored.id());
                    });
        }
    }

    /** Once for each place. */
    void parkTooLarge(Account account, String where) {
        CallerContext.runAs(
                Caller.jobOf(account.tenant()), () -> store.parkTooLarge(account.id(), where));
    }

    /** A person says that it is to be taken, whoever wrote it. */
    public ReceivedMails.View retry(UUID id) {
        UUID of = mails.takeBack(id);
        Account account = book.find(of).orElseThrow();
        handleStored(account, id, true);
        return mails.find(id);
    }

    /**
     * @return whether there was any
     */
    public boolean handleDue() {
        List<MailStore.Due> due = store.claimDue();
        due.forEach(
                one ->
                        book.find(one.account())
                                .ifPresent(account -> handleStored(account, one.id(), false)));
        return !due.isEmpty();
    }

    private void handleStored(Account account, UUID id, boolean accepted) {
        CallerContext.runAs(
                Caller.jobOf(account.tenant()),
                () -> {
                    try (RawMail raw = store.content(id)) {
                        handle(account, id, raw, accepted);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private void handle(Account account, UUID id, RawMail raw, boolean accepted) {
        try {
            placing.place(account, book.of(account.tenant()), id, reader.read(raw), accepted);
        } catch (NoLetter e) {
            mails.park(id, e.reason());
        } catch (IOException | RuntimeException e) {
            LOG.errorf(e, "The mail %s could not be handled; it is tried again", id);
            mails.postpone(id);
        }
    }

    /** What works on a mail for an account. */
    @FunctionalInterface
    private interface Work<T> {
        T call() throws IOException;
    }

    private static <T> T as(Account account, Work<T> work) throws IOException {
        try {
            return CallerContext.callAs(Caller.jobOf(account.tenant()), work::call);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
