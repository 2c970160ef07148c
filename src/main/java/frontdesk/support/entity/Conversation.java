package frontdesk.support.entity;

import frontdesk.platform.http.Refusal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A customer's conversation. The bot answers until someone asks for a person ({@code waiting}); an
 * agent takes it ({@code agent}), may hand it back to the bot, and in the end it is {@code closed}.
 * A customer's new message opens it again. What its messages change, the message log writes; only
 * what people decide is changed here.
 */
@Entity
@DynamicUpdate
@Table(name = "conversation")
public class Conversation {

    /** Lower case, as in JSON and in the table. */
    @SuppressWarnings("MemberName")
    public enum State {
        bot,
        waiting,
        agent,
        closed
    }

    @Id private UUID id;

    @Column(name = "tenant_id")
    private UUID tenantId;

    @Column(name = "customer_id")
    private UUID customerId;

    @Column(name = "customer_name")
    private String customerName;

    @Column(name = "customer_email")
    private @Nullable String customerEmail;

    @Column private boolean verified;

    @Enumerated(EnumType.STRING)
    @Column
    private State state;

    @Column private String subject;

    @Column private String language;

    /** chat or email; the table says chat of a new one. */
    @Column(insertable = false)
    private String channel;

    /** The customer wants no more mails about it. */
    @Column(insertable = false)
    private boolean unsubscribed;

    @Column(name = "agent_id")
    private @Nullable UUID agentId;

    @Column(name = "agent_name")
    private @Nullable String agentName;

    @Column(name = "last_seq", updatable = false)
    private long lastSeq;

    @Column(name = "last_role", updatable = false)
    private @Nullable String lastRole;

    @Column(name = "last_text", updatable = false)
    private @Nullable String lastText;

    @Column(name = "last_at", updatable = false)
    private @Nullable Instant lastAt;

    @Column private @Nullable String summary;

    @Column(name = "waiting_since")
    private @Nullable Instant waitingSince;

    @Column private @Nullable Integer rating;

    @Column(name = "rating_comment")
    private @Nullable String ratingComment;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Conversation() {}

    public void escalate(String asked, Instant now) {
        if (state == State.agent) {
            throw Refusal.of(
                    409, "already_with_agent", "A person is in this conversation already.");
        }
        if (state != State.waiting) {
            state = State.waiting;
            waitingSince = now;
            agentId = null;
            agentName = null;
        }
        summary = asked;
        updatedAt = now;
    }

    public void assign(UUID agent, String name, Instant now) {
        state = State.agent;
        agentId = agent;
        agentName = name;
        waitingSince = null;
        updatedAt = now;
    }

    public void handBack(Instant now) {
        if (state != State.agent && state != State.waiting) {
            throw Refusal.of(
                    409,
                    "not_with_agent",
                    "Only a conversation that a person has can be handed back.");
        }
        state = State.bot;
        agentId = null;
        agentName = null;
        waitingSince = null;
        updatedAt = now;
    }

    public void close(Instant now) {
        state = State.closed;
        waitingSince = null;
        updatedAt = now;
    }

    public void reopen(Instant now) {
        if (state != State.closed) {
            throw Refusal.of(409, "not_closed", "This conversation is open.");
        }
        state = agentId == null ? State.bot : State.agent;
        updatedAt = now;
    }

    /** From now on, answers go to the customer by mail. */
    public void continueByEmail() {
        channel = "email";
    }

    /** Answers wait here until the customer writes again. */
    public void unsubscribe() {
        unsubscribed = true;
    }

    public void resubscribe() {
        unsubscribed = false;
    }

    public void rate(int stars, @Nullable String comment, Instant now) {
        rating = stars;
        ratingComment = comment;
        updatedAt = now;
    }

    public UUID id() {
        return id;
    }

    public UUID tenantId() {
        return tenantId;
    }

    public UUID customerId() {
        return customerId;
    }

    public String customerName() {
        return customerName;
    }

    public @Nullable String customerEmail() {
        return customerEmail;
    }

    public boolean isVerified() {
        return verified;
    }

    public State state() {
        return state;
    }

    public String subject() {
        return subject;
    }

    public String language() {
        return language;
    }

    public String channel() {
        return channel;
    }

    public boolean isUnsubscribed() {
        return unsubscribed;
    }

    public @Nullable UUID agentId() {
        return agentId;
    }

    public @Nullable String agentName() {
        return agentName;
    }

    public long lastSeq() {
        return lastSeq;
    }

    public @Nullable String lastRole() {
        return lastRole;
    }

    public @Nullable String lastText() {
        return lastText;
    }

    public @Nullable Instant lastAt() {
        return lastAt;
    }

    public @Nullable String summary() {
        return summary;
    }

    public @Nullable Instant waitingSince() {
        return waitingSince;
    }

    public @Nullable Integer rating() {
        return rating;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
