package frontdesk.gateway.control;

import java.io.IOException;
import java.util.Map;

/** The way back to a client. */
public interface Reply {

    /** A whole answer. */
    void whole(int status, Map<String, String> headers, byte[] json) throws IOException;

    /** Whether nobody waits for the answer any more; where that is seen only by writing, false. */
    default boolean hasLeft() {
        return false;
    }

    /** The beginning of a stream of events. */
    Events events(Map<String, String> headers) throws IOException;

    /** Several threads may write; events do not mix. */
    interface Events {

        /**
         * @throws IOException where the client has gone
         */
        void write(String events) throws IOException;
    }
}
