package frontdesk.platform.start;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Declares the server ready. It has no address: of all servlets it is the last to be loaded, so
 * when it is, nothing is left to prepare before the server answers, and what begins then does not
 * take the cores from that.
 */
public class ReadyServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject private transient Event<Ready> ready;

    @Inject private transient Announcement announcement;

    @Inject
    @ConfigProperty(name = "frontdesk.port", defaultValue = "8080")
    private int port;

    @Override
    public void init() {
        ServerState.setReady(true);
        ready.fire(new Ready());
        announcement.make("http://localhost:" + port);
    }
}
