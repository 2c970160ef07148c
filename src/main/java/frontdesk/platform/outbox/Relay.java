package frontdesk.platform.outbox;

import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.start.ServerState;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Carries news to their receivers until none is due; woken by a commit here, and by a timer for
 * what others stored.
 */
@ApplicationScoped
public class Relay {

    private static final Logger LOG = Logger.getLogger("Frontdesk.outbox");
    private static final String FEED = "feed";
    private static final int AT_ONCE = 100;

    @Resource private ManagedExecutorService executor;

    @Inject private Deliveries deliveries;

    @Inject private Streaming streaming;

    @Inject @Any private Instance<NewsListener> listeners;

    @Inject @Any private Instance<NewsStream> streams;

    @Inject private Event<NewsStored> stored;

    private final Map<String, Lane> lanes = new HashMap<>();

    @PostConstruct
    void prepare() {
        listeners.forEach(listener -> add(listener.name(), () -> deliverBatch(listener)));
        streams.forEach(stream -> add(stream.name(), () -> streaming.carry(stream)));
        add(
                FEED,
                () -> {
                    stored.fire(new NewsStored());
                    return false;
                });
    }

    void stop(@Observes Shutdown shutdown) {
        lanes.values().forEach(Lane::close);
    }

    private void add(String name, BooleanSupplier work) {
        lanes.put(name, new Lane(name, executor, work));
    }

    public void wake() {
        wake(lanes.keySet());
    }

    void wake(Collection<String> receivers) {
        if (ServerState.isReady()) {
            lanes.forEach(
                    (name, lane) -> {
                        if (name.equals(FEED) || receivers.contains(name)) {
                            lane.wake();
                        }
                    });
        }
    }

    private boolean deliverBatch(NewsListener listener) {
        boolean any = false;
        List<Deliveries.Due> all = due(listener);
        for (Deliveries.Due due : all) {
            any |= ServerState.isReady() && deliverAs(due, listener);
        }
        return any && all.size() == AT_ONCE;
    }

    private List<Deliveries.Due> due(NewsListener listener) {
        try {
            return CallerContext.callAs(
                    Caller.SYSTEM, () -> deliveries.due(listener.name(), AT_ONCE));
        } catch (Exception e) {
            throw new IllegalStateException("Cannot read what is due", e);
        }
    }

    private boolean deliverAs(Deliveries.Due due, NewsListener listener) {
        try {
            return CallerContext.callAs(
                    Caller.jobOf(due.news().tenant()), () -> deliveries.deliver(due, listener));
        } catch (Exception e) {
            LOG.debugf(e, "%s could not hear %s", due.listener(), due.news().type());
            CallerContext.runAs(Caller.SYSTEM, () -> deliveries.postpone(due, e));
            return false;
        }
    }
}
