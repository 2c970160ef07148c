package frontdesk.notification.control;

import frontdesk.notification.Kind;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** A business's own words for a kind of notice, in a language; the house's where it has none. */
@ApplicationScoped
@Transactional
public class Templates {

    @PersistenceContext private EntityManager entities;

    @Inject private Clock clock;

    /**
     * @param own false where it is the house's
     */
    public record Template(Kind kind, String language, String title, String body, boolean own) {}

    @Schema(name = "NotificationText")
    public record Text(String title, String body) {}

    /** Of each kind, one. */
    public Map<Kind, Template> in(String language) {
        Map<Kind, Template> all = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            all.put(kind, house(kind, language));
        }
        TenantId business = CallerContext.current().tenant();
        List<?> rows =
                entities.createNativeQuery(
                                "select kind, title, body from notification_template where"
                                        + " tenant_id = cast(?1 as uuid) and language = ?2")
                        .setParameter(1, business == null ? null : business.toString())
                        .setParameter(2, language)
                        .getResultList();
        rows.stream()
                .map(Object[].class::cast)
                .map(
                        row ->
                                new Template(
                                        Kind.valueOf((String) row[0]),
                                        language,
                                        (String) row[1],
                                        (String) row[2],
                                        true))
                .forEach(own -> all.put(own.kind(), own));
        return all;
    }

    public Template set(Kind kind, String language, String title, String body) {
        requireKnownPlaces("title", kind, title);
        requireKnownPlaces("body", kind, body);
        entities.createNativeQuery(
                        """
                        insert into notification_template (tenant_id, kind, language, title, body, updated_at) values (?1, ?2, ?3, ?4, ?5, ?6)
                        on conflict (tenant_id, kind, language) do update set title = excluded.title, body = excluded.body, updated_at = excluded.updated_at
                        """)
                .setParameter(1, tenant())
                .setParameter(2, kind.name())
                .setParameter(3, language)
                .setParameter(4, title)
                .setParameter(5, body)
                .setParameter(6, Timestamp.from(clock.instant()))
                .executeUpdate();
        return new Template(kind, language, title, body, true);
    }

    /** Back to the house's words. */
    public Template reset(Kind kind, String language) {
        entities.createNativeQuery(
                        "delete from notification_template where tenant_id = ?1 and kind = ?2 and"
                                + " language = ?3")
                .setParameter(1, tenant())
                .setParameter(2, kind.name())
                .setParameter(3, language)
                .executeUpdate();
        return house(kind, language);
    }

    /** As it would read, with values as examples. */
    public Text preview(Kind kind, String language, String title, String body) {
        requireKnownPlaces("title", kind, title);
        requireKnownPlaces("body", kind, body);
        Map<String, String> examples =
                kind.places().stream()
                        .collect(Collectors.toMap(place -> place, place -> "@example." + place));
        return text(title, body, language, examples);
    }

    /** What somebody is told; a notice that brings its own words is told in these. */
    static Text text(Map<Kind, Template> templates, Kind kind, Map<String, String> values) {
        Template template =
                Objects.requireNonNull(
                        templates.get(values.containsKey("title") ? Kind.custom : kind));
        return text(template.title(), template.body(), template.language(), values);
    }

    /** A title is one line, wherever it ends up. */
    static Text text(String title, String body, String language, Map<String, String> values) {
        return new Text(
                Wording.filled(title, language, values).replaceAll("\\s+", " ").strip(),
                Wording.filled(body, language, values).strip());
    }

    private static Template house(Kind kind, String language) {
        return new Template(
                kind,
                language,
                Wording.text(language, kind + ".title"),
                Wording.text(language, kind + ".body"),
                false);
    }

    static void requireKnownPlaces(String field, Kind kind, String template) {
        for (String place : Wording.places(template)) {
            if (!kind.places().contains(place)) {
                throw Refusal.field(
                        field,
                        "unknown_placeholder",
                        "{"
                                + place
                                + "} is no place of this kind; it has "
                                + String.join(", ", kind.places())
                                + ".");
            }
        }
    }

    private static UUID tenant() {
        return CallerContext.current().requireTenant().value();
    }
}
