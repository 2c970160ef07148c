package frontdesk.knowledge.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Something a business wants its customers to know. A draft is for the staff; published, everyone
 * of the business reads and finds it; deleted, it can be restored. Every save is a new version.
 */
@Entity
@Table(name = "knowledge_article")
public class Article {

    public static final String DRAFT = "draft";
    public static final String PUBLISHED = "published";

    @Id private UUID id;

    @Column(name = "tenant_id", updatable = false)
    private UUID tenantId;

    @Column private String slug;

    @Column private String title;

    @Column private String markdown;

    /** One a line. */
    @Column private String questions = "";

    @Column private String excerpt;

    @Column private String language;

    @Column private String status;

    @Column(name = "collection_id")
    private @Nullable UUID collectionId;

    @Column(name = "owner_id")
    private @Nullable UUID ownerId;

    @Column(name = "review_by")
    private @Nullable LocalDate reviewBy;

    @Version private int version = 1;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    protected Article() {}

    public Article(UUID id, UUID tenantId, String slug, Instant now) {
        this.id = id;
        this.tenantId = tenantId;
        this.slug = slug;
        this.createdAt = now;
        this.updatedAt = now;
    }

    public void write(
            String newTitle,
            String newMarkdown,
            String newExcerpt,
            String newLanguage,
            Instant now) {
        title = newTitle;
        markdown = newMarkdown;
        excerpt = newExcerpt;
        language = newLanguage;
        updatedAt = now;
    }

    /**
     * @param asked what people ask when they need this article, in their own words
     */
    public void answer(List<String> asked) {
        questions = String.join("\n", asked);
    }

    public void file(
            String newStatus,
            @Nullable UUID collection,
            @Nullable UUID owner,
            @Nullable LocalDate review) {
        status = newStatus;
        collectionId = collection;
        ownerId = owner;
        reviewBy = review;
    }

    public void delete(Instant now) {
        deletedAt = now;
    }

    /**
     * @param freeSlug another article may have taken the old one meanwhile
     */
    public void restore(String freeSlug) {
        deletedAt = null;
        slug = freeSlug;
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }

    public boolean isPublic() {
        return !isDeleted() && status.equals(PUBLISHED);
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

    public String title() {
        return title;
    }

    public String markdown() {
        return markdown;
    }

    public List<String> questions() {
        return questions.lines().toList();
    }

    public String excerpt() {
        return excerpt;
    }

    public String language() {
        return language;
    }

    public String status() {
        return status;
    }

    public @Nullable UUID collectionId() {
        return collectionId;
    }

    public @Nullable UUID ownerId() {
        return ownerId;
    }

    public @Nullable LocalDate reviewBy() {
        return reviewBy;
    }

    public int version() {
        return version;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
