package frontdesk.platform.outbox;

import java.util.Set;

/** Whoever must hear of news: a delivery is stored for each, with the news. */
public interface NewsReceiver {

    /** Stable: deliveries are stored under it. */
    String name();

    Set<String> types();
}
