package frontdesk.support.boundary;

import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.sockets.Hub;
import frontdesk.platform.sockets.Peer;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/**
 * The chat of customers and agents. Who opened it was decided by {@link SocketGate}; each frame is
 * authorised anew.
 */
@ServerEndpoint("/ws/chat")
public class ChatSocket {

    private static final Logger LOG = Logger.getLogger("Frontdesk.socket");
    private static final int LONGEST_FRAME = 64 * 1024;

    @Inject private SocketGate gate;

    @Inject private Hub hub;

    @Inject private ChatProtocol protocol;

    @Inject private Frames frames;

    private @Nullable Peer peer;
    private final StringBuilder partial = new StringBuilder();
    private boolean tooLong;

    @OnOpen
    public void open(Session session) {
        List<String> ticket = session.getRequestParameterMap().getOrDefault("ticket", List.of());
        var caller = ticket.isEmpty() ? null : gate.take(ticket.getFirst());
        if (caller == null) {
            new Peer(session, frontdesk.platform.security.Caller.NOBODY)
                    .close(CloseReason.CloseCodes.VIOLATED_POLICY, "ticket invalid or used");
            return;
        }
        // Quiet for hours is normal; pings find out who has gone.
        session.setMaxIdleTimeout(0);
        peer = new Peer(session, caller);
        hub.join(peer);
    }

    /** In parts, since the container's own limit does not hold for fragmented messages. */
    @OnMessage
    public void text(String part, boolean last) {
        if (partial.length() + part.length() > LONGEST_FRAME) {
            tooLong = true;
            partial.setLength(0);
        }
        if (!tooLong) {
            partial.append(part);
        }
        if (last) {
            String frame = partial.toString();
            boolean refused = tooLong;
            partial.setLength(0);
            tooLong = false;
            handle(frame, refused);
        }
    }

    @OnMessage
    public void binary(byte[] part, boolean last) {
        if (last && peer != null) {
            peer.send(
                    frames.error(
                            Refusal.of(400, "binary_not_supported", "Send JSON as text.").problem(),
                            null));
        }
    }

    @OnClose
    public void close() {
        if (peer != null) {
            protocol.left(peer, hub.leave(peer));
        }
    }

    /**
     * What was sent may have got no answer: the other side must see that, or it would wait for it.
     */
    @OnError
    public void error(Throwable problem) {
        LOG.log(
                problem instanceof IOException ? Logger.Level.DEBUG : Logger.Level.ERROR,
                "A socket broke",
                problem);
        if (peer != null) {
            peer.close(
                    CloseReason.CloseCodes.UNEXPECTED_CONDITION,
                    "broken; come back and ask for what is missing");
        }
    }

    private void handle(String frame, boolean refused) {
        Peer from = peer;
        if (from == null) {
            return;
        }
        if (refused) {
            from.send(
                    frames.error(
                            Refusal.field("text", "too_long", "A frame may have at most 64 KiB.")
                                    .problem(),
                            null));
            return;
        }
        CallerContext.runAs(from.caller(), () -> protocol.receive(from, frame));
    }
}
