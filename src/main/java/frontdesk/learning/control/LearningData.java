package frontdesk.learning.control;

import frontdesk.platform.database.Rows;
import frontdesk.platform.http.Cursor;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.Ids;
import frontdesk.shared.Page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/** What happened in the caller's business. */
@ApplicationScoped
@Transactional
public class LearningData {

    private static final int LONGEST_DATA = 16_384;
    private static final Pattern KIND = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,99}");

    /** Clocks differ. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    @PersistenceContext private EntityManager entities;

    @Inject private Jsonb json;

    @Inject private Clock clock;

    /**
     * @param kind what happened, such as order.shipped: a letter, then letters, digits and ._- , at
     *     most 100
     * @param subject whom or what it is about, such as a customer's number, at most 200 characters;
     *     empty for nobody
     * @param occurredAt as 2026-11-22T15:04:05Z, not in the future; now if absent
     * @param data whatever is to be known of it, at most 16 K characters as JSON; empty if absent
     */
    @Schema(name = "NewLearningData")
    public record Wanted(
            @Nullable String kind,
            @Nullable String subject,
            @Nullable String occurredAt,
            @Schema(type = SchemaType.OBJECT) @Nullable JsonObject data) {}

    @Schema(name = "LearningData")
    public record Entry(
            UUID id,
            String kind,
            String subject,
            Instant occurredAt,
            Instant recordedAt,
            @Schema(type = SchemaType.OBJECT) JsonObject data) {}

    public UUID record(Wanted wanted) {
        UUID id = Ids.next();
        Instant now = clock.instant();
        entities.createNativeQuery(
                        """
                        insert into learning_data (id, tenant_id, kind, subject, data, occurred_at, recorded_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                        """)
                .setParameter(1, id)
                .setParameter(2, CallerContext.current().requireTenant().value())
                .setParameter(3, kind(wanted.kind()))
                .setParameter(4, Input.optional("subject", wanted.subject(), 200))
                .setParameter(5, data(wanted.data()))
                .setParameter(6, Timestamp.from(occurredAt(wanted.occurredAt(), now)))
                .setParameter(7, Timestamp.from(now))
                .executeUpdate();
        return id;
    }

    /** The newest first. */
    public Page<Entry> list(
            @Nullable String kind, @Nullable String subject, @Nullable String after, int limit) {
        Cursor cursor = Cursor.of(after);
        var rows =
                Rows.<Object[]>of(
                        entities,
                        """
                        select id, kind, subject, occurred_at, recorded_at, data from learning_data
                        where (?1 = '' or kind = ?1) and (?2 = '' or subject = ?2) and (recorded_at, id) < (?3, ?4)
                        order by recorded_at desc, id desc limit ?5
                        """,
                        Input.optional("kind", kind, 100),
                        Input.optional("subject", subject, 200),
                        Timestamp.from(cursor.at()),
                        cursor.id(),
                        limit + 1);
        return Page.of(
                rows.stream().map(this::entry).toList(),
                limit,
                last -> Cursor.encode(last.recordedAt(), last.id()));
    }

    /**
     * @return how many there were about it
     */
    public int forget(@Nullable String subject) {
        return entities.createNativeQuery("delete from learning_data where subject = ?1")
                .setParameter(1, Input.text("subject", subject, 200))
                .executeUpdate();
    }

    private Entry entry(Object[] row) {
        return new Entry(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (Instant) row[3],
                (Instant) row[4],
                json.fromJson((String) row[5], JsonObject.class));
    }

    private static String kind(@Nullable String given) {
        String kind = Input.text("kind", given, 100);
        if (!KIND.matcher(kind).matches()) {
            throw Refusal.field(
                    "kind",
                    "invalid_name",
                    "kind begins with a letter and goes on with letters, digits and ._- only.");
        }
        return kind;
    }

    private static String data(@Nullable JsonObject given) {
        return Input.optional("data", given == null ? "{}" : given.toString(), LONGEST_DATA);
    }

    private static Instant occurredAt(@Nullable String given, Instant now) {
        try {
            Instant at = given == null ? now : Instant.parse(given);
            if (at.isBefore(Instant.EPOCH) || at.isAfter(now.plus(AHEAD))) {
                throw Refusal.field(
                        "occurredAt", "invalid_time", "occurredAt is in the past, since 1970.");
            }
            return at;
        } catch (DateTimeException e) {
            throw Refusal.field(
                    "occurredAt",
                    "invalid_time",
                    "occurredAt is a time such as 2026-11-22T15:04:05Z.");
        }
    }
}
