package frontdesk.gateway.boundary;

import frontdesk.gateway.control.Reply;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;

/** Server-sent events, each gone when it is written. */
final class EventOutput implements Reply.Events {

    static final String TYPE = "text/event-stream;charset=utf-8";

    /** What tells proxies not to wait for more. */
    static final String UNBUFFERED = "X-Accel-Buffering";

    private final OutputStream out;
    private final ReentrantLock writing = new ReentrantLock();

    EventOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(String events) throws IOException {
        byte[] bytes = events.getBytes(StandardCharsets.UTF_8);
        writing.lock();
        try {
            out.write(bytes);
            out.flush();
        } finally {
            writing.unlock();
        }
    }
}
