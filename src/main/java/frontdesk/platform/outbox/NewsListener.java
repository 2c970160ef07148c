package frontdesk.platform.outbox;

/**
 * A room's ear for news that must not be missed. Called once per cluster and event, in a
 * transaction of its own and on behalf of the event's business; an exception means "again later",
 * with growing pauses, and in the end the event is parked for a person to look at.
 */
public interface NewsListener extends NewsReceiver {

    void hear(News news);
}
