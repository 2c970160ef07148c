package frontdesk.platform.start;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;

/** The first to hear that the server stops, so that those who work aside begin nothing more. */
@ApplicationScoped
public class Stopping {

    void stop(@Observes @Priority(0) Shutdown shutdown) {
        ServerState.setReady(false);
    }
}
