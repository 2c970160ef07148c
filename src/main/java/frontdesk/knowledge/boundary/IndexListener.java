package frontdesk.knowledge.boundary;

import frontdesk.knowledge.control.Chunking.Chunked;
import frontdesk.knowledge.control.Embedder;
import frontdesk.knowledge.control.IndexKeeping;
import frontdesk.platform.outbox.NewsStored;
import frontdesk.platform.start.Ready;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Wakes this node's index, and the model, in time. */
@ApplicationScoped
public class IndexListener {

    @Resource private ManagedExecutorService executor;

    @Inject private IndexKeeping index;

    @Inject private Embedder embedder;

    void ready(@Observes Ready event) {
        executor.execute(embedder::warmUp);
        index.wake();
    }

    void stored(@Observes NewsStored event) {
        index.wake();
    }

    void chunked(@Observes(during = TransactionPhase.AFTER_SUCCESS) Chunked event) {
        index.wake();
    }

    void stop(@Observes Shutdown event) {
        index.close();
    }
}
