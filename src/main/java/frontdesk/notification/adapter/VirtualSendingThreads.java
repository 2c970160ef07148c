package frontdesk.notification.adapter;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;

import frontdesk.notification.control.SendingThreads;

/** Virtual ones, which cost little while they wait; with the context of who gives the work, in which beans may be made. */
@ApplicationScoped
public class VirtualSendingThreads implements SendingThreads {

    @Resource
    private ContextService context;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Override
    public void execute(Runnable sending) {
        threads.execute(context.contextualRunnable(sending));
    }

    @PreDestroy
    void end() {
        threads.shutdownNow();
    }
}
