package frontdesk.platform.outbox;

import java.util.List;

/**
 * Takes news of all businesses to where they are wanted in their order, many at a time: one carrier
 * in the whole cluster, never two. An exception means that all of them come again, after a pause,
 * for as long as it takes: nothing overtakes. After a crash the last ones come again too, so that
 * what it does must bear repeats.
 */
public interface NewsStream extends NewsReceiver {

    /** Called outside of any transaction. */
    void carry(List<News> news);
}
