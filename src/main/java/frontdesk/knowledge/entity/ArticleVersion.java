package frontdesk.knowledge.entity;

import frontdesk.shared.Ids;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.time.Instant;
import java.util.UUID;

/** An article as it was saved once; never changes. */
@Entity
@Table(name = "knowledge_article_version")
public class ArticleVersion {

    @Id private UUID id;

    @Column(name = "tenant_id")
    private UUID tenantId;

    @Column(name = "article_id")
    private UUID articleId;

    @Column private int version;

    @Column private String title;

    @Column private String markdown;

    @Column(name = "editor_name")
    private String editorName;

    @Column private Instant at;

    protected ArticleVersion() {}

    public ArticleVersion(Article article, String editorName) {
        this.id = Ids.next();
        this.tenantId = article.tenantId();
        this.articleId = article.id();
        this.version = article.version();
        this.title = article.title();
        this.markdown = article.markdown();
        this.editorName = editorName;
        this.at = article.updatedAt();
    }

    public int version() {
        return version;
    }

    public String title() {
        return title;
    }

    public String markdown() {
        return markdown;
    }

    public String editorName() {
        return editorName;
    }

    public Instant at() {
        return at;
    }
}
