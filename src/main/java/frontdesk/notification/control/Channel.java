package frontdesk.notification.control;

/**
 * A way out of the product. It blocks; it is called outside of transactions, and may be called
 * again for the same message.
 */
public interface Channel {

    ChannelKind kind();

    /** Whether the operator has configured it. */
    boolean available();

    Outcome send(Message message);

    /** What came of it. */
    sealed interface Outcome {

        /**
         * @param receipt what the other side calls it; empty where it gives it no name
         */
        record Sent(String receipt) implements Outcome {}

        /** Another time may be better. */
        record Again(String problem) implements Outcome {}

        record Never(String problem) implements Outcome {}
    }
}
