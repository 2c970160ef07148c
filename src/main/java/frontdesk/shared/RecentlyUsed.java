package frontdesk.shared;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps at most so many entries: the one that was not used for longest goes first. Not for several
 * threads by itself.
 */
public final class RecentlyUsed<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private final int most;

    public RecentlyUsed(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
