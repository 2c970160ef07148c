package frontdesk.integration.control;

import frontdesk.platform.outbox.Lane;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.start.ServerState;
import frontdesk.platform.threads.WaitingThreads;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Sends what is due. Each address has a lane of its own, so that a slow one delays only itself. */
@ApplicationScoped
public class WebhookDispatch {

    private static final Logger LOG = Logger.getLogger("Frontdesk.integration");

    /** To one address, from one node. */
    private static final int AT_ONCE = 8;

    @Inject private WebhookQueue queue;

    @Inject private WebhookSender sender;

    @Inject private WebhookOutcome outcome;

    @Inject private WaitingThreads threads;

    private final Map<UUID, Lane> lanes = new ConcurrentHashMap<>();

    /** Looks for what is due; returns at once. */
    public void wake() {
        if (ServerState.isReady()) {
            queue.due().forEach(this::wake);
        }
    }

    private void wake(UUID webhook) {
        lanes.computeIfAbsent(webhook, id -> new Lane("webhook " + id, threads, () -> sendSome(id)))
                .wake();
    }

    /** What is being sent is ended; nothing begins after that. */
    public void close() {
        lanes.values().forEach(Lane::close);
    }

    /** Now, and once, while the caller waits. */
    public void tryOut(UUID webhook, UUID delivery) {
        send(queue.find(webhook, delivery));
    }

    private boolean sendSome(UUID webhook) {
        List<Outgoing> claimed = ServerState.isReady() ? queue.claim(webhook, AT_ONCE) : List.of();
        CompletableFuture.allOf(
                        claimed.stream()
                                .map(one -> CompletableFuture.runAsync(() -> send(one), threads))
                                .toArray(CompletableFuture[]::new))
                .join();
        return !claimed.isEmpty();
    }

    /** What cannot be recorded is sent again when its lease has ended. */
    private void send(Outgoing outgoing) {
        Attempt attempt = sender.send(outgoing);
        LOG.debugf(
                "Webhook %s got %s: %d %s",
                outgoing.webhook(),
                outgoing.messageId(),
                attempt.answer().status(),
                attempt.problem());
        CallerContext.runAs(
                Caller.jobOf(outgoing.tenant()), () -> outcome.record(outgoing, attempt));
    }
}
