package frontdesk.platform.outbox;

/**
 * New rows may be in the outbox; for node-local readers of the {@link NewsFeed}. May be fired
 * without any.
 */
public record NewsStored() {}
