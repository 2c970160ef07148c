package frontdesk.gateway.adapter;

import frontdesk.gateway.control.Answers;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;

import org.infinispan.Cache;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Answers in the server's own cache. */
@ApplicationScoped
public class InfinispanAnswers implements Answers {

    private static final Logger LOG = Logger.getLogger("Frontdesk.gateway");
    private static final int LARGEST = 256 << 10;

    @Resource(lookup = "java:jboss/infinispan/cache/frontdesk/answers")
    private Cache<String, byte[]> cache;

    @Override
    public byte @Nullable [] find(String key) {
        return cache.get(key);
    }

    @Override
    public void keep(String key, byte[] answer, Duration during) {
        if (answer.length > LARGEST) {
            return;
        }
        try {
            cache.put(key, answer, during.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RuntimeException e) {
            LOG.warn("An answer could not be kept", e);
        }
    }

    @Override
    public void forget(String key) {
        cache.remove(key);
    }
}
