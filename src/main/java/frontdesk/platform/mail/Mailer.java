package frontdesk.platform.mail;

import org.jspecify.annotations.Nullable;

/** Hands mails to the company's mail server. */
public interface Mailer {

    /** Whether the operator has named a mail server and a sender. */
    boolean configured();

    /**
     * Returns when the mail server has taken it. Call it outside of transactions: it may take half
     * a minute.
     *
     * @return its Message-ID, with its angle brackets
     */
    default String send(Mail mail) throws MailRefused {
        return send(mail, null);
    }

    /**
     * @param key what the mail is signed with
     */
    String send(Mail mail, @Nullable DkimKey key) throws MailRefused;
}
