package frontdesk.platform.sockets;

import frontdesk.platform.security.SessionRevoked;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.websocket.CloseReason;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** This node's open sockets by the topics they listen to. */
@ApplicationScoped
public class Hub {

    private static final String PERSON = "person:";

    private final Map<String, Set<Peer>> listeners = new ConcurrentHashMap<>();
    private final Set<Peer> peers = ConcurrentHashMap.newKeySet();

    /** Everyone hears what is for them alone. */
    public void join(Peer peer) {
        peers.add(peer);
        UUID id = peer.caller().id();
        if (id != null) {
            subscribe(peer, PERSON + id);
        }
    }

    /** In all of their open pages. */
    public void tell(UUID person, String frame) {
        publish(PERSON + person, frame);
    }

    /** Whether a page of this person's is open. */
    public boolean isHere(UUID person) {
        return anyone(PERSON + person, peer -> true);
    }

    public void subscribe(Peer peer, String topic) {
        if (peer.topics().add(topic)) {
            listeners.compute(
                    topic,
                    (t, there) -> {
                        Set<Peer> set = there == null ? ConcurrentHashMap.newKeySet() : there;
                        set.add(peer);
                        return set;
                    });
        }
    }

    public void unsubscribe(Peer peer, String topic) {
        if (peer.topics().remove(topic)) {
            listeners.computeIfPresent(
                    topic,
                    (t, there) -> {
                        there.remove(peer);
                        return there.isEmpty() ? null : there;
                    });
        }
    }

    public Set<String> leave(Peer peer) {
        Set<String> topics = Set.copyOf(peer.topics());
        topics.forEach(topic -> unsubscribe(peer, topic));
        peers.remove(peer);
        return topics;
    }

    public void publish(String topic, String frame) {
        publish(topic, frame, peer -> true);
    }

    public void publish(String topic, String frame, Predicate<Peer> to) {
        for (Peer peer : listeners.getOrDefault(topic, Set.of())) {
            if (to.test(peer)) {
                peer.send(frame);
            }
        }
    }

    public boolean anyone(String topic, Predicate<Peer> whom) {
        return listeners.getOrDefault(topic, Set.of()).stream().anyMatch(whom);
    }

    void pingAll() {
        peers.forEach(Peer::ping);
    }

    void cut(@Observes SessionRevoked revoked) {
        UUID session = revoked.session();
        for (Peer peer : peers) {
            if (session.equals(peer.caller().session())) {
                peer.close(CloseReason.CloseCodes.VIOLATED_POLICY, "signed out");
            }
        }
    }
}
