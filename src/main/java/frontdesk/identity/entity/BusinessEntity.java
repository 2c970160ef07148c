package frontdesk.identity.entity;

import frontdesk.identity.Business;
import frontdesk.shared.TenantId;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A business is founded by a registration or by the demo, and lives until it is dissolved with all
 * it has.
 */
@Entity
@Table(name = "business")
public class BusinessEntity {

    @Id private UUID id;

    @Column private String slug;

    @Column private String name;

    @Column private String tagline;

    @Column private String language;

    @Column private List<String> languages;

    @Column(name = "accent_hue")
    private int accentHue;

    @Column private String welcome;

    @Column private List<String> suggestions;

    @Column private List<String> origins;

    @Column private boolean demo;

    @Column(name = "created_at")
    private Instant createdAt;

    protected BusinessEntity() {}

    public BusinessEntity(Business business, Instant createdAt) {
        this.id = business.id().value();
        this.slug = business.slug();
        this.name = business.name();
        this.tagline = business.tagline();
        this.language = business.language();
        this.languages = business.languages();
        this.accentHue = business.accentHue();
        this.welcome = business.welcome();
        this.suggestions = business.suggestions();
        this.origins = business.origins();
        this.demo = business.demo();
        this.createdAt = createdAt;
    }

    public void rename(String to) {
        name = to;
    }

    /** Empty texts leave what there is. */
    public void greet(String withTagline, String withWelcome) {
        tagline = withTagline.isEmpty() ? tagline : withTagline;
        welcome = withWelcome.isEmpty() ? welcome : withWelcome;
    }

    public void colour(int hue) {
        accentHue = hue;
    }

    public void suggest(List<String> questions) {
        suggestions = questions;
    }

    public void allow(List<String> pages) {
        origins = pages;
    }

    public Business toBusiness() {
        return new Business(
                new TenantId(id),
                slug,
                name,
                tagline,
                language,
                List.copyOf(languages),
                accentHue,
                welcome,
                List.copyOf(suggestions),
                List.copyOf(origins),
                demo);
    }
}
