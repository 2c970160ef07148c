package frontdesk.platform.direct;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** The way back. One of the two, once. */
public interface DirectReply {

    void whole(int status, String type, Map<String, String> headers, byte[] body)
            throws IOException;

    /** Each flush goes out at once. */
    OutputStream stream(int status, String type, Map<String, String> headers) throws IOException;
}
