package frontdesk.platform.outbox;

import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lets a stream carry its next batch, and waits a little longer each time that it cannot. */
@ApplicationScoped
public class Streaming {

    private static final Logger LOG = Logger.getLogger("Frontdesk.outbox");
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    @Inject private Batches batches;

    @Inject private Clock clock;

    private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();

    private record Trouble(int attempts, Instant until) {}

    /**
     * @return whether there may be more
     */
    boolean carry(NewsStream stream) {
        Trouble trouble = troubles.get(stream.name());
        if (trouble != null && clock.instant().isBefore(trouble.until())) {
            return false;
        }
        try {
            boolean more = CallerContext.callAs(Caller.SYSTEM, () -> batches.carryNext(stream));
            if (troubles.remove(stream.name()) != null) {
                LOG.infof("%s goes on", stream.name());
            }
            return more;
        } catch (Exception e) {
            postpone(stream, trouble == null ? 0 : trouble.attempts(), e);
            return false;
        }
    }

    private void postpone(NewsStream stream, int attempts, Exception problem) {
        Duration pause = Deliveries.pause(attempts);
        Instant until =
                clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        troubles.put(stream.name(), new Trouble(attempts + 1, until));
        LOG.warnf("%s waits: %s", stream.name(), Deliveries.reason(problem));
        LOG.debug("The reason", problem);
    }
}
