package frontdesk.platform.outbox;

import java.util.Set;

/**
 * A room's ear for news that must not be missed. Called once per cluster and event, in a transaction of its own and on
 * behalf of the event's business; an exception means "again later", with growing pauses, and in the end the event is
 * parked for a person to look at.
 */
public interface NewsListener {

    /** Stable: deliveries are stored under it. */
    String name();

    Set<String> types();

    void hear(News news);
}
