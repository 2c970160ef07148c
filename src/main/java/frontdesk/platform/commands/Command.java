package frontdesk.platform.commands;

/**
 * Something that a company's other systems may tell a room to do, by message. The room implements
 * it in its boundary; the room that takes the messages finds it there, and neither needs to know
 * the other. Its JSON Schemas are the resources {@code integration/commands/TYPE.vVERSION.json} and
 * {@code integration/replies/TYPE.vVERSION.json}.
 *
 * @param <T> what the message's data is read into
 */
public interface Command<T> {

    /** A verb and its object. */
    String type();

    default int version() {
        return 1;
    }

    Class<T> data();

    /**
     * Whether it changes anything. What changes something runs in the transaction that also stores
     * its reply, so that a repeat changes nothing; what does not runs in none and may take its
     * time.
     */
    default boolean changes() {
        return true;
    }

    /**
     * Called as the client, with an agent's rights in the client's business.
     *
     * @return what the reply's data is made of
     * @throws frontdesk.platform.http.Refusal for what cannot be done as it is asked
     */
    Object carryOut(T data);
}
