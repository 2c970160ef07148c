package frontdesk.support.control;

import frontdesk.support.entity.Conversation;
import frontdesk.support.entity.Ticket;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A conversation as lists and pages show it.
 *
 * @param channel chat or email
 * @param unsubscribed the customer wants no mails about it, until they write again
 */
public record ConversationView(
        UUID id,
        String state,
        String channel,
        boolean unsubscribed,
        String subject,
        String language,
        Customer customer,
        @Nullable Agent agent,
        long lastSeq,
        @Nullable LastMessage lastMessage,
        @Nullable String summary,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant waitingSince,
        @Nullable Integer rating,
        @Nullable TicketReference ticket) {

    public record Customer(UUID id, String name, @Nullable String email, boolean verified) {}

    public record Agent(UUID id, String name) {}

    public record LastMessage(String role, String text, @Nullable Instant createdAt) {}

    public record TicketReference(UUID id, long number) {}

    static ConversationView of(Conversation c, @Nullable Ticket ticket) {
        UUID agent = c.agentId();
        String agentName = c.agentName();
        String lastRole = c.lastRole();
        String lastText = c.lastText();
        return new ConversationView(
                c.id(),
                c.state().name(),
                c.channel(),
                c.isUnsubscribed(),
                c.subject(),
                c.language(),
                new Customer(c.customerId(), c.customerName(), c.customerEmail(), c.isVerified()),
                agent == null || agentName == null ? null : new Agent(agent, agentName),
                c.lastSeq(),
                lastRole == null || lastText == null
                        ? null
                        : new LastMessage(lastRole, lastText, c.lastAt()),
                c.summary(),
                c.createdAt(),
                c.updatedAt(),
                c.waitingSince(),
                c.rating(),
                ticket == null ? null : new TicketReference(ticket.id(), ticket.number()));
    }
}
