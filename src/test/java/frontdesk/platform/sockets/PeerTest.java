package frontdesk.platform.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.platform.security.Caller;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

class PeerTest {

    private final List<String> frames = new ArrayList<>();
    private final List<SendHandler> underway = new ArrayList<>();
    private final List<CloseReason> closed = new ArrayList<>();
    private boolean broken;
    private final Peer peer = new Peer(session(), Caller.NOBODY);

    @Test
    void oneFrameIsOnItsWayAtATime() {
        peer.send("a");
        peer.send("b");
        assertThat(frames).containsExactly("a");
        underway.getFirst().onResult(new SendResult());
        assertThat(frames).containsExactly("a", "b");
    }

    @Test
    void whatCouldNotBeSentClosesTheSocketSoThatTheOtherSideComesBack() {
        peer.send("a");
        peer.send("b");
        underway.getFirst().onResult(new SendResult(new IllegalStateException("no")));
        assertThat(closed).hasSize(1);
        peer.send("c");
        assertThat(frames).containsExactly("a");
    }

    @Test
    void soDoesAnySocketThatRefusesAFrame() {
        broken = true;
        peer.send("a");
        assertThat(closed).hasSize(1);
    }

    @Test
    void whoReadsTooSlowlyIsClosed() {
        for (int i = 0; i < 1_002; i++) {
            peer.send("frame " + i);
        }
        assertThat(closed)
                .extracting(CloseReason::getCloseCode)
                .containsExactly(CloseReason.CloseCodes.TRY_AGAIN_LATER);
    }

    private Session session() {
        RemoteEndpoint.Async remote =
                stub(
                        RemoteEndpoint.Async.class,
                        (method, arguments) -> {
                            if (method.equals("sendText")) {
                                if (broken) {
                                    throw new IllegalArgumentException("broken");
                                }
                                frames.add((String) arguments[0]);
                                underway.add((SendHandler) arguments[1]);
                            }
                            return null;
                        });
        return stub(
                Session.class,
                (method, arguments) ->
                        switch (method) {
                            case "getAsyncRemote" -> remote;
                            case "close" -> {
                                closed.add((CloseReason) arguments[0]);
                                yield null;
                            }
                            default -> throw new UnsupportedOperationException(method);
                        });
    }

    private interface Calls {
        Object call(String method, Object[] arguments);
    }

    private static <T> T stub(Class<T> type, Calls calls) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, arguments) -> calls.call(method.getName(), arguments)));
    }
}
