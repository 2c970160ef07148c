package frontdesk.notification.adapter;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import frontdesk.notification.control.SendingThreads;

/** Virtual ones, which cost little while they wait. */
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
