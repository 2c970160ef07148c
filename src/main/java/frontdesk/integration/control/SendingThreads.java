package frontdesk.integration.control;

import java.util.concurrent.Executor;

/** Where waiting for other systems costs little. */
public interface SendingThreads extends Executor {}
