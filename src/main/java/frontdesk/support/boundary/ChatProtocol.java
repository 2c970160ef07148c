package frontdesk.support.boundary;

import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Caller;
import frontdesk.platform.sockets.Hub;
import frontdesk.platform.sockets.Peer;
import frontdesk.support.control.Chat;
import frontdesk.support.control.Desk;
import frontdesk.support.control.Message;
import frontdesk.support.control.Topics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What each frame of the chat socket does. */
@ApplicationScoped
public class ChatProtocol {

    private static final Logger LOG = Logger.getLogger("Frontdesk.socket");
    private static final int PAGE = 500;

    @Inject private Hub hub;

    @Inject private Frames frames;

    @Inject private Chat chat;

    @Inject private Desk desk;

    @Inject private TurnRunner turns;

    void receive(Peer peer, String text) {
        String clientMessageId = null;
        try {
            Frames.Incoming frame = frames.read(text);
            clientMessageId = frame.clientMessageId();
            dispatch(peer, frame);
        } catch (Refusal refusal) {
            peer.send(frames.error(refusal.problem(), clientMessageId));
        } catch (JsonException e) {
            peer.send(
                    frames.error(
                            Refusal.of(
                                            400,
                                            "malformed_json",
                                            "The frame is not the JSON expected here.")
                                    .problem(),
                            null));
        } catch (RuntimeException e) {
            LOG.error("A frame failed", e);
            peer.send(
                    frames.error(
                            Refusal.of(
                                            500,
                                            "internal",
                                            "This is our mistake; it has been logged. Please send"
                                                    + " it again.")
                                    .problem(),
                            clientMessageId));
        }
    }

    private void dispatch(Peer peer, Frames.Incoming frame) {
        switch (frame.type() == null ? "" : frame.type()) {
            case "hello" -> hello(peer, frame);
            case "message" -> message(peer, frame);
            case "typing" -> typing(peer, frame);
            case "read" -> read(peer, frame);
            case "leave" -> leave(peer, conversation(frame));
            default ->
                    throw Refusal.field(
                            "type",
                            "unknown_type",
                            "type is hello, message, typing, read or leave.");
        }
    }

    private void hello(Peer peer, Frames.Incoming frame) {
        Caller caller = peer.caller();
        if (Boolean.TRUE.equals(frame.queue())) {
            if (!caller.isStaff()) {
                throw Refusal.of(403, "not_allowed", "Only agents may watch the queue.");
            }
            hub.subscribe(peer, Topics.queue(caller.requireTenant()));
            peer.send(frames.counts(desk.counts()));
        }
        if (frame.conversationId() != null) {
            watch(peer, frame.conversationId(), frame.lastSeq() == null ? 0 : frame.lastSeq());
        }
    }

    /** Subscribed first, read then: what is posted in between comes twice rather than never. */
    private void watch(Peer peer, UUID id, long lastSeq) {
        desk.show(id);
        hub.subscribe(peer, Topics.conversation(id));
        long seq = lastSeq;
        List<Message> page;
        do {
            page = desk.messages(id, seq, PAGE);
            for (Message message : page) {
                peer.send(frames.message(id, message));
                seq = message.seq();
            }
        } while (page.size() == PAGE);
        peer.send(frames.state(desk.show(id)));
        boolean staff = peer.caller().isStaff();
        peer.send(
                frames.presence(
                        id,
                        staff
                                ? hub.anyone(
                                        Topics.conversation(id), other -> !other.caller().isStaff())
                                : hub.anyone(
                                        Topics.queue(peer.caller().requireTenant()),
                                        other -> true)));
        hub.publish(
                Topics.conversation(id),
                frames.presence(id, true),
                other -> other.caller().isStaff() != staff);
    }

    private void message(Peer peer, Frames.Incoming frame) {
        String key = Input.text("clientMessageId", frame.clientMessageId(), 100);
        if (peer.caller().isStaff()) {
            UUID id = conversation(frame);
            Message stored = chat.agentSays(id, frame.text(), key, "note".equals(frame.kind()));
            peer.send(frames.ack(key, id, stored));
            return;
        }
        Chat.Said said =
                chat.customerSays(frame.conversationId(), frame.text(), key, frame.language());
        peer.send(frames.ack(key, said.conversation(), said.message()));
        if (frame.conversationId() == null) {
            watch(peer, said.conversation(), 0);
        }
        if (said.botAnswers()) {
            turns.start(said.conversation());
        }
    }

    private void typing(Peer peer, Frames.Incoming frame) {
        UUID id = watched(peer, frame);
        boolean staff = peer.caller().isStaff();
        hub.publish(
                Topics.conversation(id),
                frames.typing(
                        id,
                        staff ? "agent" : "visitor",
                        peer.caller().name(),
                        !Boolean.FALSE.equals(frame.on())),
                other -> other != peer);
    }

    private void read(Peer peer, Frames.Incoming frame) {
        UUID id = watched(peer, frame);
        long seq = frame.seq() == null ? 0 : frame.seq();
        hub.publish(
                Topics.conversation(id),
                frames.read(id, peer.caller().isStaff() ? "agent" : "visitor", seq),
                other -> other != peer);
    }

    /**
     * Typing is frequent, so it asks no database: who watches a conversation was allowed to see it.
     */
    private UUID watched(Peer peer, Frames.Incoming frame) {
        UUID id = conversation(frame);
        if (!hub.anyone(Topics.conversation(id), other -> other == peer)) {
            throw Refusal.unknown("conversation");
        }
        return id;
    }

    private void leave(Peer peer, UUID id) {
        hub.unsubscribe(peer, Topics.conversation(id));
        gone(peer, Topics.conversation(id));
    }

    void left(Peer peer, Set<String> topics) {
        topics.forEach(topic -> gone(peer, topic));
    }

    private void gone(Peer peer, String topic) {
        UUID id = Topics.conversationOf(topic);
        boolean staff = peer.caller().isStaff();
        if (id != null && !hub.anyone(topic, other -> other.caller().isStaff() == staff)) {
            hub.publish(
                    topic, frames.presence(id, false), other -> other.caller().isStaff() != staff);
        }
    }

    private static UUID conversation(Frames.Incoming frame) {
        @Nullable UUID id = frame.conversationId();
        if (id == null) {
            throw Refusal.field("conversationId", "required", "conversationId is missing.");
        }
        return id;
    }
}
