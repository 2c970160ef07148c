package frontdesk.platform.mail;

/** A mail was not sent. */
public final class MailRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean permanent;

    /**
     * @param permanent whether another try would end the same way
     */
    public MailRefused(boolean permanent, String reason) {
        super(reason);
        this.permanent = permanent;
    }

    MailRefused(boolean permanent, String reason, Throwable cause) {
        super(reason, cause);
        this.permanent = permanent;
    }

    public boolean isPermanent() {
        return permanent;
    }

    /** In one line, for people. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
