package frontdesk.mail.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;

/** Looks into an account's mailbox. What is stored is done; what is not, comes again. */
@ApplicationScoped
public class Fetching {

    private static final Logger LOG = Logger.getLogger("Frontdesk.mail");

    @Inject private AccountBook book;

    @Inject private Mailboxes mailboxes;

    @Inject private Inbound inbound;

    /** Seconds. */
    @Inject
    @ConfigProperty(name = "frontdesk.mail.poll.interval", defaultValue = "30")
    private int interval;

    public void fetch(UUID id) {
        String problem;
        try {
            problem = book.find(id).map(this::problem).orElse("");
        } catch (IllegalStateException e) {
            LOG.errorf(e, "The account %s cannot be used", id);
            problem = "Its password does not open: the server's master key is another one.";
        }
        book.polled(id, problem, Duration.ofSeconds(interval));
    }

    private String problem(Account account) {
        Account.Mailbox mailbox = account.mailbox();
        if (mailbox == null) {
            return "";
        }
        try {
            mailboxes.fetch(mailbox, new Arrived(account));
            return "";
        } catch (Mailboxes.Unreachable e) {
            LOG.debugf(e, "The mailbox of %s cannot be read", account.address());
            return e.reason();
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "The mails of %s could not be taken; they are fetched again",
                    account.address());
            return "A mail could not be stored; it is tried again.";
        }
    }

    private final class Arrived implements Mailboxes.Arrivals {

        private final Account account;

        Arrived(Account account) {
            this.account = account;
        }

        @Override
        public void arrived(long validity, long uid, RawMail.Source mail) {
            try {
                inbound.take(account, mail);
            } catch (RawMail.TooLarge e) {
                inbound.parkTooLarge(account, validity + ":" + uid);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            seen(validity, uid);
        }

        @Override
        public void seen(long validity, long uid) {
            book.seen(account.id(), validity, uid);
        }
    }
}
