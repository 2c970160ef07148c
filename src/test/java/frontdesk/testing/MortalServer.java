package frontdesk.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The server that tests kill and start again, beside those of the shared one. They use it one after
 * the other, which they say with {@code @ResourceLock(MortalServer.NAME)}. Its broker listens.
 */
public final class MortalServer {

    public static final String NAME = "mortal";

    /** What it seals providers' keys under, until a test sets another one. */
    public static final String MASTER_KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private static final Map<String, String> ENVIRONMENT =
            new ConcurrentHashMap<>(Post.environment());

    private static final StartedOnce SERVER =
            new StartedOnce(() -> TestServer.configured(NAME, "jms-acceptor.cli", ENVIRONMENT));

    static {
        ENVIRONMENT.put("FRONTDESK_EGRESS_ALLOW_PRIVATE", "true");
        ENVIRONMENT.put("FRONTDESK_GATEWAY_MASTER_KEYS", MASTER_KEY);
    }

    private MortalServer() {}

    /** It runs, also if the test before left it dead. */
    public static TestServer get() {
        TestServer server = SERVER.get();
        if (!server.isAlive()) {
            server.start();
        }
        return server;
    }

    /** From its next start on. */
    public static void set(String variable, String value) {
        ENVIRONMENT.put(variable, value);
    }

    static void close() {
        SERVER.close();
    }
}
