package frontdesk.gateway.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends calls that take too long, and notices clients that left while their provider says nothing.
 */
@ApplicationScoped
public class Watch {

    /** A comment, which clients skip. */
    private static final String BEAT = ":\n\n";

    private static final long QUIET_NANOS = 300_000_000;

    @Inject
    @ConfigProperty(name = "frontdesk.gateway.call.timeout", defaultValue = "600")
    private long longestSeconds;

    private final Set<Watched> calls = ConcurrentHashMap.newKeySet();

    /** A call that waits for a provider. */
    final class Watched implements AutoCloseable {

        private final long endsAt = System.nanoTime() + longestSeconds * 1_000_000_000;
        private final AtomicBoolean late = new AtomicBoolean();
        private final AtomicBoolean gone = new AtomicBoolean();
        private volatile @Nullable Runnable abort;
        private volatile Reply.@Nullable Events client;
        private volatile long wroteAt;
        private volatile boolean drains;
        private final Reply reply;

        private Watched(Reply reply) {
            this.reply = reply;
        }

        void aborts(Runnable by) {
            abort = by;
            if (late.get() || gone.get() && !drains) {
                by.run();
            }
        }

        void writesTo(Reply.Events events, boolean drainsWhenGone) {
            wroteAt = System.nanoTime();
            drains = drainsWhenGone;
            client = events;
        }

        void wrote() {
            wroteAt = System.nanoTime();
        }

        boolean isLate() {
            return late.get();
        }

        boolean isGone() {
            return gone.get();
        }

        void left() {
            gone.set(true);
            if (!drains) {
                giveUp();
            }
        }

        void look(long now) {
            if (now - endsAt > 0 && late.compareAndSet(false, true)) {
                giveUp();
            }
            if (!gone.get() && reply.hasLeft()) {
                left();
            }
            Reply.Events events = client;
            if (events != null && !gone.get() && now - wroteAt > QUIET_NANOS) {
                wroteAt = now;
                try {
                    events.write(BEAT);
                } catch (IOException e) {
                    left();
                }
            }
        }

        private void giveUp() {
            Runnable by = abort;
            if (by != null) {
                by.run();
            }
        }

        @Override
        public void close() {
            calls.remove(this);
        }
    }

    Watched begin(Reply reply) {
        Watched watched = new Watched(reply);
        calls.add(watched);
        return watched;
    }

    /** Several times a second. */
    public void look() {
        long now = System.nanoTime();
        calls.forEach(call -> call.look(now));
    }

    public int running() {
        return calls.size();
    }
}
