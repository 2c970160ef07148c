package frontdesk.support.entity;

import frontdesk.shared.Ids;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The work that a hand-over makes: opened by it, due by its priority, pending while the customer
 * has to act, solved.
 */
@Entity
@Table(name = "ticket")
public class Ticket {

    public enum State {
        open,
        pending,
        solved
    }

    public enum Priority {
        low(Duration.ofHours(24)),
        normal(Duration.ofHours(8)),
        high(Duration.ofHours(4)),
        urgent(Duration.ofHours(1));

        private final Duration within;

        Priority(Duration within) {
            this.within = within;
        }
    }

    @Id private UUID id;

    @Column(name = "tenant_id")
    private UUID tenantId;

    @Column private long number;

    @Column(name = "conversation_id")
    private UUID conversationId;

    @Column private String subject;

    @Enumerated(EnumType.STRING)
    @Column
    private State state;

    @Enumerated(EnumType.STRING)
    @Column
    private Priority priority;

    @Column(name = "customer_name")
    private String customerName;

    @Formula("(select c.customer_id from conversation c where c.id = conversation_id)")
    private @Nullable UUID customerId;

    @Column(name = "assignee_id")
    private @Nullable UUID assigneeId;

    @Column(name = "assignee_name")
    private @Nullable String assigneeName;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Ticket() {}

    public Ticket(long number, Conversation of, Instant now) {
        this.id = Ids.next();
        this.tenantId = of.tenantId();
        this.number = number;
        this.conversationId = of.id();
        this.subject = of.subject();
        this.state = State.open;
        this.priority = Priority.normal;
        this.customerName = of.customerName();
        this.dueAt = now.plus(priority.within);
        this.createdAt = now;
        this.updatedAt = now;
    }

    public void change(@Nullable State to, @Nullable Priority urgency, Instant now) {
        if (to != null) {
            state = to;
        }
        if (urgency != null && urgency != priority) {
            priority = urgency;
            dueAt = createdAt.plus(urgency.within);
        }
        updatedAt = now;
    }

    public void assign(@Nullable UUID agent, @Nullable String name, Instant now) {
        assigneeId = agent;
        assigneeName = name;
        updatedAt = now;
    }

    public UUID id() {
        return id;
    }

    public long number() {
        return number;
    }

    public UUID conversationId() {
        return conversationId;
    }

    public String subject() {
        return subject;
    }

    public State state() {
        return state;
    }

    public Priority priority() {
        return priority;
    }

    public String customerName() {
        return customerName;
    }

    /** Null in the transaction that opens it. */
    public @Nullable UUID customerId() {
        return customerId;
    }

    public @Nullable UUID assigneeId() {
        return assigneeId;
    }

    public @Nullable String assigneeName() {
        return assigneeName;
    }

    public Instant dueAt() {
        return dueAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
