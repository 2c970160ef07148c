package frontdesk.support.boundary;

import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.sockets.Hub;
import frontdesk.support.control.ConversationChanged;
import frontdesk.support.control.Desk;
import frontdesk.support.control.MessagePosted;
import frontdesk.support.control.Topics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Shows what was committed to those who watch; whoever misses it asks for the gap. */
@ApplicationScoped
public class Push {

    @Inject private Hub hub;

    @Inject private Frames frames;

    @Inject private Desk desk;

    @Inject private QueueNews queueNews;

    void message(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessagePosted posted) {
        boolean note = posted.message().role().equals("note");
        hub.publish(
                Topics.conversation(posted.conversation()),
                frames.message(posted.conversation(), posted.message()),
                peer -> !note || peer.caller().isStaff());
        if (hub.anyone(Topics.queue(posted.tenant()), peer -> true)) {
            queueNews.add(posted.tenant(), posted.conversation());
        }
    }

    void state(@Observes(during = TransactionPhase.AFTER_SUCCESS) ConversationChanged changed) {
        String topic = Topics.conversation(changed.conversation());
        queueNews.add(changed.tenant(), changed.conversation());
        if (!hub.anyone(topic, peer -> true)) {
            return;
        }
        CallerContext.runAs(
                Caller.jobOf(changed.tenant()),
                () ->
                        hub.publish(
                                topic, frames.state(desk.showAfterCommit(changed.conversation()))));
    }
}
