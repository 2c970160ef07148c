package frontdesk.notification.control;

import frontdesk.notification.Kind;
import frontdesk.platform.http.Cursor;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.Page;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the caller was told, and what of it they have read. */
@ApplicationScoped
@Transactional
public class History {

    @PersistenceContext private EntityManager entities;

    @Inject private Templates templates;

    @Inject private Preferences preferences;

    @Inject private Event<NotificationsChanged> changed;

    @Inject private Jsonb json;

    @Inject private Clock clock;

    /**
     * @param link empty where it leads nowhere
     */
    @Schema(name = "Notification")
    public record Entry(
            UUID id,
            Kind kind,
            String title,
            String body,
            String link,
            Instant createdAt,
            @Nullable Instant readAt) {}

    /**
     * @param language of the texts; the one that the person has chosen where it is null
     */
    public Page<Entry> list(
            boolean unread, @Nullable String language, @Nullable String after, int limit) {
        String spoken =
                language != null && Wording.LANGUAGES.contains(language)
                        ? language
                        : preferences.of(me()).language();
        Cursor cursor = Cursor.of(after);
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select id, kind, data, link, created_at, read_at from notification
                                where tenant_id is not distinct from cast(?1 as uuid) and person_id = ?2 and (not ?3 or read_at is null) and (created_at, id) < (?4, ?5)
                                order by created_at desc, id desc limit ?6
                                """)
                        .setParameter(1, tenant())
                        .setParameter(2, me())
                        .setParameter(3, unread)
                        .setParameter(4, Timestamp.from(cursor.at()))
                        .setParameter(5, cursor.id())
                        .setParameter(6, limit + 1)
                        .getResultList();
        Map<Kind, Templates.Template> words = templates.in(spoken);
        List<Entry> entries = rows.stream().map(row -> entry((Object[]) row, words)).toList();
        return Page.of(entries, limit, last -> Cursor.encode(last.createdAt(), last.id()));
    }

    public long unread() {
        return unread(me());
    }

    public long unread(UUID person) {
        return ((Number)
                        entities.createNativeQuery(
                                        "select count(*) from notification where tenant_id is not"
                                                + " distinct from cast(?1 as uuid) and person_id = ?2"
                                                + " and read_at is null")
                                .setParameter(1, tenant())
                                .setParameter(2, person)
                                .getSingleResult())
                .longValue();
    }

    /** Called while the transaction that changed it is completing, so it needs one of its own. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public long unreadAfterCommit(UUID person) {
        return unread(person);
    }

    /** Once more changes nothing. */
    public long read(UUID id) {
        int known =
                entities.createNativeQuery(
                                """
                                update notification set read_at = coalesce(read_at, ?4) where id = ?1 and tenant_id is not distinct from cast(?2 as uuid) and person_id = ?3
                                """)
                        .setParameter(1, id)
                        .setParameter(2, tenant())
                        .setParameter(3, me())
                        .setParameter(4, Timestamp.from(clock.instant()))
                        .executeUpdate();
        if (known == 0) {
            throw Refusal.unknown("notification");
        }
        return tell();
    }

    public long readAll() {
        entities.createNativeQuery(
                        "update notification set read_at = ?3 where tenant_id is not distinct from"
                                + " cast(?1 as uuid) and person_id = ?2 and read_at is null")
                .setParameter(1, tenant())
                .setParameter(2, me())
                .setParameter(3, Timestamp.from(clock.instant()))
                .executeUpdate();
        return tell();
    }

    private long tell() {
        TenantId business = CallerContext.current().tenant();
        if (business != null) {
            changed.fire(new NotificationsChanged(business, Set.of(me())));
        }
        return unread();
    }

    private Entry entry(Object[] row, Map<Kind, Templates.Template> words) {
        Kind kind = Kind.valueOf((String) row[1]);
        Templates.Text text = Templates.text(words, kind, values(json, (String) row[2]));
        return new Entry(
                (UUID) row[0],
                kind,
                text.title(),
                text.body(),
                (String) row[3],
                (Instant) row[4],
                (Instant) row[5]);
    }

    static Map<String, String> values(Jsonb json, String data) {
        Map<String, String> values = new HashMap<>();
        json.fromJson(data, JsonObject.class)
                .forEach((key, value) -> values.put(key, ((JsonString) value).getString()));
        return values;
    }

    private static UUID me() {
        return CallerContext.current().requireId();
    }

    /** Null for the operator's. */
    private static @Nullable String tenant() {
        TenantId business = CallerContext.current().tenant();
        return business == null ? null : business.toString();
    }
}
