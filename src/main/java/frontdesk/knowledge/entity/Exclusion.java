package frontdesk.knowledge.entity;

import frontdesk.shared.Ids;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.time.Instant;
import java.util.UUID;

/**
 * A question that the business leaves to people. It is written once, and deleted when that changes.
 */
@Entity
@Table(name = "knowledge_exclusion")
public class Exclusion {

    @Id private UUID id;

    @Column(name = "tenant_id", updatable = false)
    private UUID tenantId;

    @Column(updatable = false)
    private String question;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    protected Exclusion() {}

    public Exclusion(UUID tenantId, String question, Instant now) {
        this.id = Ids.next();
        this.tenantId = tenantId;
        this.question = question;
        this.createdAt = now;
    }

    public UUID id() {
        return id;
    }

    public UUID tenantId() {
        return tenantId;
    }

    public String question() {
        return question;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
