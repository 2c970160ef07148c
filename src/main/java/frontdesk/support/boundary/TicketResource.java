package frontdesk.support.boundary;

import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;
import frontdesk.support.control.TicketOffice;
import frontdesk.support.entity.Ticket;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** The tickets of a business. */
@Path("support/tickets")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
public class TicketResource {

    @Inject private TicketOffice tickets;

    @Schema(name = "TicketChange")
    public record Change(
            @Nullable String state, @Nullable String priority, @Nullable UUID assigneeId) {}

    public record Assignee(UUID id, String name) {}

    @Schema(name = "TicketCustomer")
    public record Customer(@Nullable UUID id, String name) {}

    public record TicketView(
            UUID id,
            long number,
            String subject,
            String state,
            String priority,
            UUID conversationId,
            Customer customer,
            @Nullable Assignee assignee,
            Instant dueAt,
            Instant createdAt,
            Instant updatedAt) {

        static TicketView of(Ticket ticket) {
            UUID assignee = ticket.assigneeId();
            String name = ticket.assigneeName();
            return new TicketView(
                    ticket.id(),
                    ticket.number(),
                    ticket.subject(),
                    ticket.state().name(),
                    ticket.priority().name(),
                    ticket.conversationId(),
                    new Customer(ticket.customerId(), ticket.customerName()),
                    assignee == null || name == null ? null : new Assignee(assignee, name),
                    ticket.dueAt(),
                    ticket.createdAt(),
                    ticket.updatedAt());
        }
    }

    @GET
    public Page<TicketView> list(
            @QueryParam("state") @DefaultValue("open") String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        Ticket.State wanted =
                state.equals("all") ? null : value(Ticket.State.class, "state", state);
        return tickets.list(wanted, after, Input.limit(limit)).map(TicketView::of);
    }

    @GET
    @Path("{id}")
    public TicketView show(@PathParam("id") UUID id) {
        return TicketView.of(tickets.show(id));
    }

    @PATCH
    @Path("{id}")
    public TicketView change(@PathParam("id") UUID id, @Nullable Change change) {
        Change given = Input.body(change);
        return TicketView.of(
                tickets.change(
                        id,
                        given.state() == null
                                ? null
                                : value(Ticket.State.class, "state", given.state()),
                        given.priority() == null
                                ? null
                                : value(Ticket.Priority.class, "priority", given.priority()),
                        given.assigneeId()));
    }

    private static <E extends Enum<E>> E value(Class<E> type, String field, String name) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw Refusal.field(
                    field,
                    "unknown_" + field,
                    field
                            + " is one of "
                            + java.util.Arrays.toString(type.getEnumConstants())
                            + ".");
        }
    }
}
