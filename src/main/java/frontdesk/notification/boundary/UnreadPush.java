package frontdesk.notification.boundary;

import frontdesk.notification.control.History;
import frontdesk.notification.control.NotificationsChanged;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.sockets.Hub;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/**
 * Shows all of a person's open pages the same number; a page that misses it asks when it comes
 * back.
 */
@ApplicationScoped
public class UnreadPush {

    @Inject private Hub hub;

    @Inject private History history;

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) NotificationsChanged changed) {
        changed.people().stream()
                .filter(hub::isHere)
                .forEach(
                        person ->
                                CallerContext.runAs(
                                        Caller.jobOf(changed.tenant()),
                                        () ->
                                                hub.tell(
                                                        person,
                                                        frame(history.unreadAfterCommit(person)))));
    }

    private static String frame(long unread) {
        return "{\"type\":\"notifications\",\"unread\":" + unread + "}";
    }
}
