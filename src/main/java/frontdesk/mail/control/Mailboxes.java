package frontdesk.mail.control;

/** Mailboxes at mail servers. */
public interface Mailboxes {

    /**
     * Brings what has come since the last look; at the first look, what nobody has read.
     *
     * @throws Unreachable with the reason, for people
     */
    void fetch(Account.Mailbox mailbox, Arrivals arrivals) throws Unreachable;

    /**
     * Takes mails, the oldest first; what it throws ends the look, and the mail comes again at the
     * next.
     */
    interface Arrivals {

        void arrived(long validity, long uid, RawMail.Source mail);

        /** There was nothing more, up to this number. */
        void seen(long validity, long uid);
    }

    /** The mail server cannot be asked. */
    final class Unreachable extends Exception {

        private static final long serialVersionUID = 1L;

        public Unreachable(String reason, Throwable cause) {
            super(reason, cause);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
