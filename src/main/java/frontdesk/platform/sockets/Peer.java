package frontdesk.platform.sockets;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.websocket.CloseReason;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;

import frontdesk.platform.security.Caller;

/** One open socket: a bounded queue and one frame on its way at a time; who reads too slowly is cut and may come back. */
public final class Peer {

    private static final int LONGEST_QUEUE = 1_000;

    private final Session session;
    private final Caller caller;
    private final Deque<String> queue = new ArrayDeque<>();
    private final Set<String> topics = ConcurrentHashMap.newKeySet();
    private boolean sending;
    private boolean cut;

    public Peer(Session session, Caller caller) {
        this.session = session;
        this.caller = caller;
    }

    public Caller caller() {
        return caller;
    }

    Set<String> topics() {
        return topics;
    }

    public void send(String frame) {
        synchronized (queue) {
            if (cut) {
                return;
            }
            if (queue.size() >= LONGEST_QUEUE) {
                cut = true;
                queue.clear();
            } else {
                queue.add(frame);
            }
        }
        if (cut) {
            close(CloseReason.CloseCodes.TRY_AGAIN_LATER, "too slow; come back and ask for what is missing");
        } else {
            sendNext();
        }
    }

    public void close(CloseReason.CloseCode code, String why) {
        try {
            session.close(new CloseReason(code, why));
        } catch (IOException | IllegalStateException e) {
            // It is gone already, which is what was wanted.
        }
    }

    private void sendNext() {
        String frame;
        synchronized (queue) {
            if (sending || cut) {
                return;
            }
            frame = queue.poll();
            if (frame == null) {
                return;
            }
            sending = true;
        }
        try {
            session.getAsyncRemote().sendText(frame, this::sent);
        } catch (IllegalStateException e) {
            sent(new SendResult(e));
        }
    }

    private void sent(SendResult result) {
        synchronized (queue) {
            sending = false;
            if (!result.isOK()) {
                cut = true;
                queue.clear();
                return;
            }
        }
        sendNext();
    }
}
