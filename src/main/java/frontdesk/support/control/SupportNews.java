package frontdesk.support.control;

import frontdesk.platform.outbox.Outbox;
import frontdesk.support.Letters;
import frontdesk.support.entity.Ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.UUID;

/** What the outbox hears of conversations and tickets: ids and values, never what was said. */
@ApplicationScoped
public class SupportNews {

    /** Kept: looking for one costs more than building with it. */
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    @Inject private Outbox outbox;

    void conversationOpened(UUID conversation, UUID customer, String language) {
        publish(
                "support.conversation.opened",
                conversation,
                conversation(conversation)
                        .add("customerId", customer.toString())
                        .add("language", language));
    }

    /**
     * @param event handedOff, assigned, handedBack, closed or reopened
     */
    void conversationChanged(UUID conversation, String event, @Nullable UUID by) {
        JsonObjectBuilder data = conversation(conversation);
        add(data, "by", by);
        publish("support.conversation." + event, conversation, data);
    }

    void conversationRated(UUID conversation, int rating) {
        publish(
                "support.conversation.rated",
                conversation,
                conversation(conversation).add("rating", rating));
    }

    void messagePosted(UUID conversation, Message message) {
        JsonObjectBuilder data =
                conversation(conversation)
                        .add("messageId", message.id().toString())
                        .add("seq", message.seq())
                        .add("role", message.role());
        String outcome = message.outcome();
        if (outcome == null) {
            data.addNull("outcome");
        } else {
            data.add("outcome", outcome);
        }
        publish("support.message.posted", conversation, data);
    }

    /**
     * Stays in the house.
     *
     * @param wanted whether the customer wanted mails when it was said; what they want later counts
     *     for later answers
     */
    void letterAnswered(UUID conversation, long seq, boolean wanted) {
        publish(
                Letters.ANSWERED,
                conversation,
                conversation(conversation).add("seq", seq).add("wanted", wanted));
    }

    void ticketOpened(Ticket ticket) {
        publish("support.ticket.opened", ticket.id(), ticket(ticket));
    }

    void ticketChanged(Ticket ticket) {
        publish("support.ticket.changed", ticket.id(), ticket(ticket));
    }

    private static JsonObjectBuilder conversation(UUID id) {
        return BUILDERS.createObjectBuilder().add("conversationId", id.toString());
    }

    private static JsonObjectBuilder ticket(Ticket ticket) {
        JsonObjectBuilder data =
                BUILDERS.createObjectBuilder()
                        .add("ticketId", ticket.id().toString())
                        .add("number", ticket.number())
                        .add("conversationId", ticket.conversationId().toString())
                        .add("state", ticket.state().name())
                        .add("priority", ticket.priority().name())
                        .add("dueAt", ticket.dueAt().toString());
        add(data, "assigneeId", ticket.assigneeId());
        return data;
    }

    private static void add(JsonObjectBuilder data, String name, @Nullable UUID id) {
        if (id == null) {
            data.addNull(name);
        } else {
            data.add(name, id.toString());
        }
    }

    private void publish(String type, UUID subject, JsonObjectBuilder data) {
        outbox.publish(type, subject, data.build().toString());
    }
}
