package frontdesk.notification.control;

import frontdesk.platform.outbox.Lane;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.start.ServerState;
import frontdesk.platform.threads.WaitingThreads;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Sends what is due. Each channel has a lane of its own, so that a slow one delays only itself. */
@ApplicationScoped
public class Dispatch {

    private static final Logger LOG = Logger.getLogger("Frontdesk.notification");
    private static final int AT_ONCE = 50;

    @Inject private DeliveryQueue queue;

    @Inject private Writing writing;

    @Inject private Channels channels;

    @Inject private WaitingThreads threads;

    private final Map<ChannelKind, Lane> lanes = new EnumMap<>(ChannelKind.class);

    @PostConstruct
    void prepare() {
        for (ChannelKind channel : ChannelKind.values()) {
            lanes.put(
                    channel,
                    new Lane("notifications by " + channel, threads, () -> sendSome(channel)));
        }
    }

    /** Looks for what is due; returns at once. */
    public void wake() {
        if (ServerState.isReady()) {
            List<ChannelKind> due = queue.due();
            lanes.forEach(
                    (channel, lane) -> {
                        if (due.contains(channel)) {
                            lane.wake();
                        }
                    });
        }
    }

    /** What is being sent is ended; nothing begins after that. */
    public void close() {
        lanes.values().forEach(Lane::close);
    }

    private boolean sendSome(ChannelKind channel) {
        List<Due> claimed = ServerState.isReady() ? queue.claim(channel, AT_ONCE) : List.of();
        CompletableFuture.allOf(
                        claimed.stream()
                                .map(
                                        one ->
                                                CompletableFuture.runAsync(
                                                        () ->
                                                                CallerContext.runAs(
                                                                        Caller.jobOf(one.tenant()),
                                                                        () -> send(one)),
                                                        threads))
                                .toArray(CompletableFuture[]::new))
                .join();
        return !claimed.isEmpty();
    }

    /** What cannot be noted is sent again when its lease has ended. */
    private void send(Due due) {
        Optional<Message> message = writing.write(due);
        if (message.isEmpty()) {
            return;
        }
        Channel.Outcome outcome;
        try {
            outcome =
                    channels.find(due.channel())
                            .filter(Channel::available)
                            .map(channel -> channel.send(message.get()))
                            .orElse(new Channel.Outcome.Again("The channel is not configured."));
        } catch (RuntimeException e) {
            LOG.error("A notification could not be sent", e);
            outcome = new Channel.Outcome.Again(e.getClass().getSimpleName());
        }
        writing.note(due, outcome);
    }
}
