package frontdesk.notification.control;

import java.util.concurrent.Executor;

/** Where waiting for mail servers and the like costs little. */
public interface SendingThreads extends Executor {}
