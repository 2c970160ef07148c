package frontdesk.notification;

/** The door to telling people something. */
public interface Notifications {

    /**
     * In the transaction that it happened in, on behalf of the business. One event is told once,
     * however often it comes.
     */
    void tell(Notice notice);
}
