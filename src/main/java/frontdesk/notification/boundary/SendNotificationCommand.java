package frontdesk.notification.boundary;

import frontdesk.notification.control.Sending;
import frontdesk.platform.commands.Command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.UUID;

/** Another system tells people something. */
@ApplicationScoped
public class SendNotificationCommand implements Command<Sending.Wanted> {

    @Inject private Sending sending;

    /**
     * @param event what it is told as
     */
    public record Sent(UUID event) {}

    @Override
    public String type() {
        return "sendNotification";
    }

    @Override
    public Class<Sending.Wanted> data() {
        return Sending.Wanted.class;
    }

    @Override
    public Sent carryOut(Sending.Wanted wanted) {
        return new Sent(sending.send(wanted));
    }
}
