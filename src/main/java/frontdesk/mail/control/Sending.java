package frontdesk.mail.control;

import frontdesk.platform.mail.Mail;
import frontdesk.platform.mail.MailRefused;
import frontdesk.platform.mail.Mailer;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sends what is due. A mail server that is away is asked again for two days; what it refuses waits
 * for a person.
 */
@ApplicationScoped
public class Sending {

    private static final Logger LOG = Logger.getLogger("Frontdesk.mail");
    static final int MOST_ATTEMPTS = 22;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(4);

    @Inject private SentQueue queue;

    @Inject private SentMails mails;

    @Inject private AccountBook book;

    @Inject private Composing composing;

    @Inject private Mailer mailer;

    @Inject private Clock clock;

    /**
     * @return whether there was any
     */
    public boolean sendSome() {
        List<SentQueue.Outgoing> due = queue.claim();
        for (SentQueue.Outgoing one : due) {
            CallerContext.runAs(Caller.jobOf(one.tenant()), () -> send(one));
        }
        return !due.isEmpty();
    }

    /** What cannot be recorded is sent again when its lease has ended. */
    private void send(SentQueue.Outgoing outgoing) {
        Optional<Account> account = book.answering(outgoing.tenant(), outgoing.conversation());
        if (account.isEmpty() || !mailer.configured() || outgoing.recipient().isEmpty()) {
            mails.park(
                    outgoing.id(),
                    outgoing.recipient().isEmpty()
                            ? "no_address"
                            : account.isEmpty() ? "no_account" : "not_configured");
            return;
        }
        Optional<Mail> mail = composing.compose(account.get(), outgoing);
        if (mail.isEmpty()) {
            mails.park(outgoing.id(), "gone");
            return;
        }
        try {
            mails.sent(outgoing.id(), mailer.send(mail.get(), account.get().signing()));
        } catch (MailRefused e) {
            LOG.debugf(e, "The mail %s was not sent", outgoing.id());
            if (e.isPermanent() || outgoing.attempts() >= MOST_ATTEMPTS) {
                mails.park(outgoing.id(), e.reason());
            } else {
                mails.postpone(
                        outgoing.id(),
                        e.reason(),
                        clock.instant().plus(pause(outgoing.attempts())));
            }
        }
    }

    /** 15 s, 30 s, 1 min … 4 h. */
    static Duration pause(int attempts) {
        Duration pause = Duration.ofSeconds(15L << Math.min(attempts - 1, 12));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
