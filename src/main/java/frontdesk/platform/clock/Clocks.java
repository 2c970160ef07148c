package frontdesk.platform.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.time.Clock;
import java.time.Duration;

/** The one clock; nobody asks the system for the time by themselves. */
@ApplicationScoped
class Clocks {

    @Produces
    Clock clock() {
        // As fine as the database keeps it, so that a value read back equals the one written.
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
