package frontdesk.platform.clock;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** The one clock; nobody asks the system for the time by themselves. */
@ApplicationScoped
class Clocks {

    @Produces
    Clock clock() {
        return Clock.systemUTC();
    }
}
