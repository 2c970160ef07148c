package frontdesk.testing;

import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

import java.util.HashMap;
import java.util.Map;

/**
 * The one server that most system tests talk to: started by the first of them, stopped after the
 * last. Its broker listens.
 */
public class SharedServer implements LauncherSessionListener {

    static final String NAME = "shared";

    /**
     * AI providers, mail servers and receivers of webhooks that tests bring along are on this
     * machine, and some never answer.
     */
    private static Map<String, String> othersOfTheTests() {
        Map<String, String> others = new HashMap<>(Post.environment());
        others.putAll(Twilio.environment());
        others.put("FRONTDESK_EGRESS_ALLOW_PRIVATE", "true");
        others.put("FRONTDESK_INTEGRATION_WEBHOOK_TIMEOUT", "2");
        return others;
    }

    private static final StartedOnce SERVER =
            new StartedOnce(
                    () -> TestServer.configured(NAME, "jms-acceptor.cli", othersOfTheTests()));

    public static TestServer get() {
        return SERVER.get();
    }

    /**
     * Tests run beside each other: what a thread of one throws is no reason for the other's waiting
     * to fail.
     */
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        Chromium.closeIdle();
        SERVER.close();
        MortalServer.close();
    }
}
