package frontdesk.gateway.control;

import java.util.List;
import java.util.UUID;

/**
 * What this node owes the ledger, kept where a killed server finds it again: first what a call may
 * cost at most, then what it did cost.
 */
public interface Journal {

    /** Writes the call as it is to be booked if nothing more is heard of it. */
    void open(UUID call, String row);

    /** Writes how the call ended. */
    void close(UUID call, String row);

    /** The ledger has these. */
    void posted(List<UUID> calls);

    /** The last line of every call that an earlier run of the server left behind. */
    List<String> leftBehind();

    /** What {@link #leftBehind} told is in the ledger. */
    void forgetLeftBehind();
}
