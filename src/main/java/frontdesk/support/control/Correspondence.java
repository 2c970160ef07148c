package frontdesk.support.control;

import frontdesk.identity.Businesses;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.Ids;
import frontdesk.support.entity.Conversation;
import frontdesk.support.entity.Ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** What other systems bring of customers who do not write here themselves. */
@ApplicationScoped
@Transactional
public class Correspondence {

    @Inject private Conversations conversations;

    @Inject private MessageLog log;

    @Inject private Visitors visitors;

    @Inject private TicketOffice tickets;

    @Inject private Desk desk;

    @Inject private Businesses businesses;

    @Inject private Event<QuestionAsked> asked;

    /**
     * @param id the customer's in the other system; the same one is the same customer
     */
    public record Customer(@Nullable String id, @Nullable String name, @Nullable String email) {}

    public record Opened(UUID conversationId, UUID ticketId, long number) {}

    public record Said(UUID conversationId, UUID messageId, long seq) {}

    /** A question that the bot is to answer; observe it after success. */
    public record QuestionAsked(UUID conversation) {}

    public Opened openTicket(
            @Nullable Customer customer,
            @Nullable String text,
            @Nullable String language,
            Ticket.Priority priority) {
        String message = Input.text("text", text, Chat.LONGEST_MESSAGE);
        Customer who = customer == null ? new Customer(null, null, null) : customer;
        String name = Input.optional("customer.name", who.name(), 120);
        String email = Input.optional("customer.email", who.email(), 254);
        String external = Input.optional("customer.id", who.id(), 200);
        UUID id = external.isEmpty() ? Ids.next() : visitors.vouched(external, name, email);
        UUID conversation =
                conversations.open(
                        id,
                        new Conversations.Customer(name, email.isEmpty() ? null : email, true),
                        message,
                        spoken(language),
                        null);
        log.append(conversation, Draft.visitor(id, name, message, null));
        ConversationView view = desk.escalate(conversation, null);
        ConversationView.TicketReference ticket = view.ticket();
        if (ticket == null) {
            throw new IllegalStateException("A hand-over has made no ticket");
        }
        tickets.change(ticket.id(), null, priority, null);
        return new Opened(conversation, ticket.id(), ticket.number());
    }

    public Said customerSays(UUID id, @Nullable String text, @Nullable String clientMessageId) {
        String message = Input.text("text", text, Chat.LONGEST_MESSAGE);
        String key = Input.optional("clientMessageId", clientMessageId, 100);
        Conversation conversation = conversations.require(id);
        MessageLog.Stored stored =
                log.append(
                                id,
                                Draft.visitor(
                                        conversation.customerId(),
                                        conversation.customerName(),
                                        message,
                                        key.isEmpty() ? null : key))
                        .orElseThrow(() -> Refusal.unknown("conversation"));
        if ("bot".equals(stored.state())) {
            asked.fire(new QuestionAsked(id));
        }
        return new Said(id, stored.message().id(), stored.message().seq());
    }

    private String spoken(@Nullable String language) {
        Caller caller = CallerContext.current();
        return language != null && language.matches("[a-z]{2}")
                ? language
                : businesses.byId(caller.requireTenant()).language();
    }
}
