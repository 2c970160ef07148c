package frontdesk.gateway.adapter;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import frontdesk.gateway.control.CallThreads;

/** Virtual ones, which cost little while they wait. They inherit the class loader of who starts them, and need no more. */
@ApplicationScoped
public class VirtualCallThreads implements CallThreads {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Override
    public void run(Runnable call) {
        threads.execute(call);
    }

    @PreDestroy
    void end() {
        threads.shutdownNow();
    }
}
