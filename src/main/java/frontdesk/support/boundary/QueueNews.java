package frontdesk.support.boundary;

import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.sockets.Hub;
import frontdesk.shared.TenantId;
import frontdesk.support.control.Desk;
import frontdesk.support.control.Topics;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells the agents' queues what changed, each conversation at most a few times a second however
 * fast it is written to.
 */
@ApplicationScoped
public class QueueNews {

    private static final Logger LOG = Logger.getLogger("Frontdesk.socket");
    private static final long PAUSE_MS = 150;

    private final Map<UUID, TenantId> changed = new ConcurrentHashMap<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    @Resource private ManagedScheduledExecutorService executor;

    @Inject private Hub hub;

    @Inject private Frames frames;

    @Inject private Desk desk;

    void add(TenantId tenant, UUID conversation) {
        changed.put(conversation, tenant);
        if (scheduled.compareAndSet(false, true)) {
            executor.schedule(this::tellAll, PAUSE_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void tellAll() {
        scheduled.set(false);
        for (UUID conversation : changed.keySet()) {
            TenantId tenant = changed.remove(conversation);
            if (tenant != null && hub.anyone(Topics.queue(tenant), peer -> true)) {
                CallerContext.runAs(Caller.jobOf(tenant), () -> tell(tenant, conversation));
            }
        }
    }

    private void tell(TenantId tenant, UUID conversation) {
        try {
            hub.publish(Topics.queue(tenant), frames.queue(desk.show(conversation)));
        } catch (RuntimeException e) {
            LOG.debugf(e, "The queue was not told of %s", conversation);
        }
    }
}
