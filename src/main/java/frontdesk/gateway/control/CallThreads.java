package frontdesk.gateway.control;

/** Threads that may wait for providers, as many as there are calls. */
public interface CallThreads {

    void run(Runnable call);
}
