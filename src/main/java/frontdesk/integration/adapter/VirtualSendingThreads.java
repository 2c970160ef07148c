package frontdesk.integration.adapter;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import frontdesk.integration.control.SendingThreads;

/** Virtual ones. They inherit the class loader of who starts them, and need no more. */
@ApplicationScoped
public class VirtualSendingThreads implements SendingThreads {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Override
    public void execute(Runnable sending) {
        threads.execute(sending);
    }

    @PreDestroy
    void end() {
        threads.shutdownNow();
    }
}
