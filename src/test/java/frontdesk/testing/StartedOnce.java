package frontdesk.testing;

import java.util.function.Supplier;

/** A server of many tests, started by the first of them. */
final class StartedOnce {

    private final Supplier<TestServer> create;
    private TestServer server;
    private RuntimeException failure;

    StartedOnce(Supplier<TestServer> create) {
        this.create = create;
    }

    /** Tried once: where it does not start, each test would wait for it in vain. */
    synchronized TestServer get() {
        if (failure != null) {
            throw failure;
        }
        if (server == null) {
            TestServer starting = create.get();
            try {
                starting.start();
            } catch (RuntimeException e) {
                failure = e;
                starting.close();
                throw e;
            }
            server = starting;
        }
        return server;
    }

    synchronized void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
