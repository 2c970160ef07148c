package frontdesk.platform.sockets;

import frontdesk.platform.security.Caller;

import jakarta.websocket.CloseReason;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One open socket: a bounded queue and one frame on its way at a time; who reads too slowly is cut
 * and may come back.
 */
public final class Peer {

    private static final int LONGEST_QUEUE = 1_000;

    private final Session session;
    private final Caller caller;
    private final Deque<String> queue = new ArrayDeque<>();
    private final Set<String> topics = ConcurrentHashMap.newKeySet();
    private boolean sending;
    private boolean cut;
    private @Nullable Thread sender;

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
            close(
                    CloseReason.CloseCodes.TRY_AGAIN_LATER,
                    "too slow; come back and ask for what is missing");
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

    /** Keeps proxies from cutting a quiet socket, and finds out that the other side has gone. */
    void ping() {
        try {
            session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
        } catch (IOException | IllegalStateException e) {
            close(CloseReason.CloseCodes.GOING_AWAY, "gone");
        }
    }

    /**
     * A loop rather than a call from the callback: frames that leave at once would pile up on the
     * stack.
     */
    private void sendNext() {
        boolean leftAtOnce = true;
        while (leftAtOnce) {
            String frame;
            synchronized (queue) {
                frame = sending || cut ? null : queue.poll();
                if (frame == null) {
                    return;
                }
                sending = true;
                sender = Thread.currentThread();
            }
            try {
                session.getAsyncRemote().sendText(frame, this::sent);
            } catch (RuntimeException e) {
                sent(new SendResult(e));
            }
            synchronized (queue) {
                leftAtOnce = !sending;
                sender = null;
            }
        }
    }

    private void sent(SendResult result) {
        boolean inLoop;
        synchronized (queue) {
            inLoop = Thread.currentThread().equals(sender);
            sending = false;
            if (!result.isOK()) {
                cut = true;
                queue.clear();
            }
        }
        if (!result.isOK()) {
            // What was queued is lost: the other side must see that, or it would wait for it.
            close(
                    CloseReason.CloseCodes.UNEXPECTED_CONDITION,
                    "not sent; come back and ask for what is missing");
        } else if (!inLoop) {
            sendNext();
        }
    }
}
