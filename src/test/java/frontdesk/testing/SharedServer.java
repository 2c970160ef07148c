package frontdesk.testing;

import java.util.Map;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** The one server that most system tests talk to: started by the first of them, stopped after the last. Its broker listens. */
public class SharedServer implements LauncherSessionListener {

    static final String NAME = "shared";

    /** AI providers and receivers of webhooks that tests bring along are on this machine, and some never answer. */
    private static final Map<String, String> OTHERS_OF_THE_TESTS =
            Map.of("FRONTDESK_EGRESS_ALLOW_PRIVATE", "true", "FRONTDESK_INTEGRATION_WEBHOOK_TIMEOUT", "2");

    private static TestServer server;
    private static RuntimeException failure;

    /** Tried once: where it does not start, each test would wait for it in vain. */
    public static synchronized TestServer get() {
        if (failure != null) {
            throw failure;
        }
        if (server == null) {
            TestServer starting = TestServer.configured(NAME, "jms-acceptor.cli", OTHERS_OF_THE_TESTS);
            try {
                starting.start();
            } catch (RuntimeException e) {
                failure = e;
                starting.close();
                throw e;
            }
            server = starting;
        }
        return server;
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        synchronized (SharedServer.class) {
            if (server != null) {
                server.close();
                server = null;
            }
        }
    }
}
