package frontdesk.support.boundary;

import frontdesk.platform.commands.Command;
import frontdesk.platform.http.Refusal;
import frontdesk.support.control.Correspondence;
import frontdesk.support.entity.Ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

/** Another system opens a ticket for a customer. */
@ApplicationScoped
public class OpenTicketCommand implements Command<OpenTicketCommand.NewTicket> {

    @Inject private Correspondence correspondence;

    public record NewTicket(
            Correspondence.@Nullable Customer customer,
            @Nullable String text,
            @Nullable String language,
            @Nullable String priority) {}

    @Override
    public String type() {
        return "openTicket";
    }

    @Override
    public Class<NewTicket> data() {
        return NewTicket.class;
    }

    @Override
    public Correspondence.Opened carryOut(NewTicket ticket) {
        return correspondence.openTicket(
                ticket.customer(), ticket.text(), ticket.language(), priority(ticket.priority()));
    }

    private static Ticket.Priority priority(@Nullable String given) {
        try {
            return given == null ? Ticket.Priority.normal : Ticket.Priority.valueOf(given);
        } catch (IllegalArgumentException e) {
            throw Refusal.field(
                    "priority", "unknown_priority", "priority is low, normal, high or urgent.");
        }
    }
}
