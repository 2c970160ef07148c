package frontdesk.gateway.control;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** Answers that were given before, for a while. */
public interface Answers {

    /**
     * @return null where there is none, or not any more
     */
    byte @Nullable [] find(String key);

    void keep(String key, byte[] answer, Duration during);

    void forget(String key);
}
