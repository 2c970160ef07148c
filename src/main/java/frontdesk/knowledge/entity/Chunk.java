package frontdesk.knowledge.entity;

import frontdesk.shared.Ids;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.util.UUID;

/**
 * A passage of a published article, as it is searched: a few sentences below one heading, with the
 * vectors of its article's title and of itself (384 signed bytes each, see {@code Vectors}); or a
 * question that the article answers, which leads to it but is none of its text. Made anew whenever
 * the article changes.
 */
@Entity
@Table(name = "knowledge_chunk")
public class Chunk {

    @Id private UUID id;

    @Column(name = "tenant_id")
    private UUID tenantId;

    @Column(name = "article_id")
    private UUID articleId;

    @Column private int ordinal;

    /** The number of its first top-level block in the article, from 1. */
    @Column private int block;

    @Column private String title;

    @Column private String heading;

    @Column private String language;

    @Column private String text;

    /** Whether it is a question instead of a passage. */
    @Column private boolean asked;

    @Column(name = "title_vector")
    private byte[] titleVector;

    @Column(name = "text_vector")
    private byte[] textVector;

    protected Chunk() {}

    public Chunk(Article article, int ordinal, int block, String heading, String text) {
        this.id = Ids.next();
        this.tenantId = article.tenantId();
        this.articleId = article.id();
        this.ordinal = ordinal;
        this.block = block;
        this.title = article.title();
        this.heading = heading;
        this.language = article.language();
        this.text = text;
        this.titleVector = new byte[0];
        this.textVector = new byte[0];
    }

    /** A question that the article answers. */
    public static Chunk question(Article article, int ordinal, String question) {
        Chunk chunk = new Chunk(article, ordinal, 1, "", question);
        chunk.asked = true;
        chunk.title = "";
        return chunk;
    }

    public void place(byte[] titleAt, byte[] textAt) {
        titleVector = titleAt;
        textVector = textAt;
    }

    /** What its vector stands for: a passage alone seldom says what it is about. */
    public String context() {
        if (asked) {
            return text;
        }
        return heading.isEmpty() ? title + "\n" + text : title + "\n" + heading + "\n" + text;
    }

    public UUID id() {
        return id;
    }

    public UUID tenantId() {
        return tenantId;
    }

    public UUID articleId() {
        return articleId;
    }

    public int ordinal() {
        return ordinal;
    }

    public int block() {
        return block;
    }

    public String title() {
        return title;
    }

    public String heading() {
        return heading;
    }

    public String language() {
        return language;
    }

    public String text() {
        return text;
    }

    public boolean isAsked() {
        return asked;
    }

    public byte[] titleVector() {
        return titleVector;
    }

    public byte[] textVector() {
        return textVector;
    }
}
