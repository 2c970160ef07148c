package frontdesk.support.boundary;

import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.sockets.Hub;
import frontdesk.support.control.Topics;
import frontdesk.support.control.Turns;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import java.util.UUID;

/**
 * Lets the bot answer in the background; what is lost with a server, {@link TurnJob} finds again.
 */
@ApplicationScoped
public class TurnRunner {

    private static final Logger LOG = Logger.getLogger("Frontdesk.support");

    @Resource private ManagedExecutorService executor;

    @Inject private Turns turns;

    @Inject private Hub hub;

    @Inject private Frames frames;

    void start(UUID conversation) {
        Caller job = Caller.jobOf(CallerContext.current().requireTenant());
        executor.execute(() -> CallerContext.runAs(job, () -> run(conversation)));
    }

    private void run(UUID conversation) {
        String topic = Topics.conversation(conversation);
        hub.publish(topic, frames.typing(conversation, "bot", "", true));
        try {
            turns.take(
                    conversation,
                    delta -> {
                        if (!delta.isEmpty()) {
                            hub.publish(topic, frames.delta(conversation, delta));
                        }
                    });
        } catch (RuntimeException e) {
            LOG.errorf(e, "The turn of conversation %s failed; it is tried again", conversation);
        } finally {
            hub.publish(topic, frames.typing(conversation, "bot", "", false));
        }
    }
}
