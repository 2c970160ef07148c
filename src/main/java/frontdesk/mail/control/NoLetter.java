package frontdesk.mail.control;

/** A mail that no conversation can be made of; it waits for a person. */
final class NoLetter extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason one of those in the handbook
     */
    NoLetter(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
