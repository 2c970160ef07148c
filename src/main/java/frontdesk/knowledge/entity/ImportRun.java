package frontdesk.knowledge.entity;

import frontdesk.shared.Ids;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * An upload on its way to articles: running, file by file, until done, or failed when nothing came
 * of it.
 */
@Entity
@Table(name = "knowledge_import")
public class ImportRun {

    public static final String RUNNING = "running";

    @Id private UUID id;

    @Column(name = "tenant_id", updatable = false)
    private UUID tenantId;

    @Column private String name;

    @Column private String language;

    @Column(name = "collection_id")
    private @Nullable UUID collectionId;

    @Column private String state;

    @Column private int done;

    @Column private int total;

    @Column private int articles;

    @Column(name = "editor_name")
    private String editorName;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    protected ImportRun() {}

    public ImportRun(
            UUID tenantId,
            String name,
            String language,
            @Nullable UUID collectionId,
            String editorName,
            Instant now) {
        this.id = Ids.next();
        this.tenantId = tenantId;
        this.name = name;
        this.language = language;
        this.collectionId = collectionId;
        this.state = RUNNING;
        this.editorName = editorName;
        this.createdAt = now;
    }

    public void begin(int files) {
        total = files;
    }

    public void step(int made) {
        done++;
        articles += made;
    }

    public void end() {
        state = articles > 0 || total == 0 ? "done" : "failed";
    }

    public void fail() {
        state = "failed";
    }

    public UUID id() {
        return id;
    }

    public UUID tenantId() {
        return tenantId;
    }

    public String name() {
        return name;
    }

    public String language() {
        return language;
    }

    public @Nullable UUID collectionId() {
        return collectionId;
    }

    public String state() {
        return state;
    }

    public int done() {
        return done;
    }

    public int total() {
        return total;
    }

    public int articles() {
        return articles;
    }

    public String editorName() {
        return editorName;
    }
}
