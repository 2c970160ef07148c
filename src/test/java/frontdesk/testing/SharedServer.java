package frontdesk.testing;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** The one server that most system tests talk to: started by the first of them, stopped after the last. */
public class SharedServer implements LauncherSessionListener {

    private static TestServer server;

    public static synchronized TestServer get() {
        if (server == null) {
            TestServer starting = TestServer.create("shared");
            starting.start();
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
