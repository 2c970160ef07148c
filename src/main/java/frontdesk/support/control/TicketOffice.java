package frontdesk.support.control;

import frontdesk.identity.Businesses;
import frontdesk.platform.http.Cursor;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.Page;
import frontdesk.support.entity.Conversation;
import frontdesk.support.entity.Ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps the tickets that hand-overs open, one a conversation, numbered per business. */
@ApplicationScoped
@Transactional
public class TicketOffice {

    private static final Duration WARNING = Duration.ofMinutes(30);

    @PersistenceContext private EntityManager entities;

    @Inject private Businesses businesses;

    @Inject private Clock clock;

    @Inject private SupportNews news;

    @Inject private Alerts alerts;

    public Page<Ticket> list(Ticket.@Nullable State state, @Nullable String after, int limit) {
        Cursor cursor = Cursor.of(after);
        var query =
                entities.createQuery(
                                "select t from Ticket t where t.tenantId = :tenant"
                                        + (state == null ? "" : " and t.state = :state")
                                        + " and (t.updatedAt < :at or (t.updatedAt = :at and t.id <"
                                        + " :id)) order by t.updatedAt desc, t.id desc",
                                Ticket.class)
                        .setParameter("tenant", CallerContext.current().requireTenant().value())
                        .setParameter("at", cursor.at())
                        .setParameter("id", cursor.id())
                        .setMaxResults(limit + 1);
        if (state != null) {
            query.setParameter("state", state);
        }
        return Page.of(
                query.getResultList(), limit, last -> Cursor.encode(last.updatedAt(), last.id()));
    }

    public Ticket show(UUID id) {
        Ticket ticket = entities.find(Ticket.class, id);
        if (ticket == null) {
            throw Refusal.unknown("ticket");
        }
        return ticket;
    }

    public Ticket change(
            UUID id,
            Ticket.@Nullable State state,
            Ticket.@Nullable Priority priority,
            @Nullable UUID assignee) {
        Ticket ticket = show(id);
        ticket.change(state, priority, clock.instant());
        if (assignee != null) {
            String name =
                    businesses.people().stream()
                            .filter(person -> person.id().equals(assignee))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            Refusal.field(
                                                    "assigneeId",
                                                    "unknown_person",
                                                    "There is no such colleague."))
                            .name();
            ticket.assign(assignee, name, clock.instant());
        }
        news.ticketChanged(ticket);
        return ticket;
    }

    /** Tells, once, of those that are due within half an hour. */
    public void warn() {
        Instant now = clock.instant();
        List<?> due =
                entities.createNativeQuery(
                                """
                                update ticket set warned_at = ?2 where tenant_id = ?1 and state <> 'solved' and warned_at is null and due_at < ?3 and due_at > ?4
                                returning id, number, customer_name, assignee_id
                                """)
                        .setParameter(1, CallerContext.current().requireTenant().value())
                        .setParameter(2, Timestamp.from(now))
                        .setParameter(3, Timestamp.from(now.plus(WARNING)))
                        .setParameter(4, Timestamp.from(now.minus(Duration.ofDays(1))))
                        .getResultList();
        due.stream()
                .map(Object[].class::cast)
                .forEach(
                        row ->
                                alerts.dueSoon(
                                        (UUID) row[0],
                                        ((Number) row[1]).longValue(),
                                        (String) row[2],
                                        (UUID) row[3]));
    }

    Ticket openFor(Conversation conversation) {
        Instant now = clock.instant();
        Optional<Ticket> existing = of(conversation.id());
        if (existing.isPresent()) {
            existing.get().change(Ticket.State.open, null, now);
            news.ticketChanged(existing.get());
            return existing.get();
        }
        long number =
                ((Number)
                                entities.createNativeQuery(
                                                """
                                                insert into ticket_counter as c (tenant_id, last) values (?1, 1)
                                                on conflict (tenant_id) do update set last = c.last + 1 returning last
                                                """)
                                        .setParameter(1, conversation.tenantId())
                                        .getSingleResult())
                        .longValue();
        Ticket ticket = new Ticket(number, conversation, now);
        entities.persist(ticket);
        news.ticketOpened(ticket);
        return ticket;
    }

    void assignOf(UUID conversation, UUID agent, String name) {
        of(conversation)
                .ifPresent(
                        ticket -> {
                            ticket.assign(agent, name, clock.instant());
                            news.ticketChanged(ticket);
                        });
    }

    void solveOf(UUID conversation) {
        move(conversation, Ticket.State.solved);
    }

    void reopenOf(UUID conversation) {
        move(conversation, Ticket.State.open);
    }

    private void move(UUID conversation, Ticket.State state) {
        of(conversation)
                .ifPresent(
                        ticket -> {
                            ticket.change(state, null, clock.instant());
                            news.ticketChanged(ticket);
                        });
    }

    private Optional<Ticket> of(UUID conversation) {
        return entities.createQuery(
                        "select t from Ticket t where t.conversationId = :id", Ticket.class)
                .setParameter("id", conversation)
                .getResultStream()
                .findFirst();
    }
}
