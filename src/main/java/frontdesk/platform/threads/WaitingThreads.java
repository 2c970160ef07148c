package frontdesk.platform.threads;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Virtual threads, which cost little while they wait for other servers; with the context of who
 * gives the work, in which beans may be made.
 */
@ApplicationScoped
public class WaitingThreads implements Executor {

    @Resource private ContextService context;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Override
    public void execute(Runnable work) {
        threads.execute(context.contextualRunnable(work));
    }

    @PreDestroy
    void end() {
        threads.shutdownNow();
    }
}
