package frontdesk.assistant.adapter;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

/**
 * Threads that read from models. They are virtual since interrupting a virtual thread that waits for a socket closes
 * that socket: the one way to stop a model's server at once, which closing the response does not (it reads on to the
 * end, to keep the connection).
 */
@ApplicationScoped
public class ModelThreads {

    @Resource
    @Nullable ContextService contexts;

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    <T> Future<T> run(Callable<T> work) {
        return executor.submit(contexts == null ? work : contexts.contextualCallable(work));
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }
}
