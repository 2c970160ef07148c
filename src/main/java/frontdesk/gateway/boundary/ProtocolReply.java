package frontdesk.gateway.boundary;

import frontdesk.gateway.control.Reply;
import frontdesk.platform.direct.DirectReply;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Answers in JSON, or in server-sent events. */
final class ProtocolReply implements Reply {

    private final DirectReply reply;

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
        all.put(EventOutput.UNBUFFERED, "no");
        return new EventOutput(reply.stream(200, EventOutput.TYPE, all));
    }
}
