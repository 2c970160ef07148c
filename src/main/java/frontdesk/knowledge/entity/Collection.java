package frontdesk.knowledge.entity;

import frontdesk.shared.Ids;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.time.Instant;
import java.util.UUID;

/** A shelf of articles. */
@Entity(name = "KnowledgeCollection")
@Table(name = "knowledge_collection")
public class Collection {

    @Id private UUID id;

    @Column(name = "tenant_id", updatable = false)
    private UUID tenantId;

    @Column private String slug;

    @Column private String name;

    @Column private String description;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    protected Collection() {}

    public Collection(UUID tenantId, String slug, String name, String description, Instant now) {
        this.id = Ids.next();
        this.tenantId = tenantId;
        this.slug = slug;
        this.name = name;
        this.description = description;
        this.createdAt = now;
    }

    public UUID id() {
        return id;
    }

    public UUID tenantId() {
        return tenantId;
    }

    public String slug() {
        return slug;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
