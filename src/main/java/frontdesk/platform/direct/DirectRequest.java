package frontdesk.platform.direct;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** What a client asks. */
public interface DirectRequest {

    String method();

    /** What follows the prefix, with the slash that the prefix ends with. */
    String path();

    @Nullable String header(String name);

    /** The client's, or what a trusted proxy says it is. */
    String address();

    /**
     * @return null where it has more than {@code most} bytes
     */
    byte @Nullable [] body(int most) throws IOException;
}
