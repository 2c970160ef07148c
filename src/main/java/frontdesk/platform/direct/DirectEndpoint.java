package frontdesk.platform.direct;

import java.io.IOException;

/** The bean that answers whatever comes under {@link #PREFIX}. */
public interface DirectEndpoint {

    String PREFIX = "/v1/";

    /**
     * Called on a virtual thread of its own; may wait.
     *
     * @throws IOException where the client has gone
     */
    void serve(DirectRequest request, DirectReply reply) throws IOException;
}
