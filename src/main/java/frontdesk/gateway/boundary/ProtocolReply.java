package frontdesk.gateway.boundary;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import frontdesk.gateway.control.Reply;
import frontdesk.platform.direct.DirectReply;

/** Answers in JSON, or in server-sent events. */
final class ProtocolReply implements Reply {

    private final DirectReply reply;
    private final ReentrantLock writing = new ReentrantLock();

    ProtocolReply(DirectReply reply) {
        this.reply = reply;
    }

    @Override
    public void whole(int status, Map<String, String> headers, byte[] json) throws IOException {
        reply.whole(status, "application/json", headers, json);
    }

    @Override
    public Events events(Map<String, String> headers) throws IOException {
        Map<String, String> all = new HashMap<>(headers);
        all.put("X-Accel-Buffering", "no");
        OutputStream out = reply.stream(200, "text/event-stream;charset=utf-8", all);
        return events -> {
            byte[] bytes = events.getBytes(StandardCharsets.UTF_8);
            writing.lock();
            try {
                out.write(bytes);
                out.flush();
            } finally {
                writing.unlock();
            }
        };
    }
}
