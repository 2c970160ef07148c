package frontdesk.mail.control;

import frontdesk.platform.database.Rows;
import frontdesk.platform.http.Cursor;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.mail.Mail;
import frontdesk.platform.security.AsSystem;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.Ids;
import frontdesk.shared.Page;
import frontdesk.support.Letters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.net.URLConnection;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Files that agents send with an answer. They are brought first; the answer that is then said with
 * their key takes them along.
 */
@ApplicationScoped
@Transactional
public class AnswerFiles {

    /** Of one answer; in a mail they are a third larger, and many mail servers take 30 MB. */
    public static final int MOST_BYTES = 20 << 20;

    private static final Duration UNSAID = Duration.ofDays(1);
    private static final String ONE =
            " where tenant_id = ?1 and conversation_id = ?2 and message_key = ?3 and number = ?4";

    @PersistenceContext private EntityManager entities;

    @Inject private Letters letters;

    @Inject private Clock clock;

    /**
     * @param message the answer's {@code clientMessageId}
     */
    public record Place(UUID conversation, String message, int number) {}

    /**
     * @param message the answer's {@code clientMessageId}
     * @param number 0 to 9
     */
    public record View(
            UUID id,
            String message,
            int number,
            String name,
            String mediaType,
            long bytes,
            Instant createdAt) {}

    public record Content(String name, byte[] bytes) {}

    public View put(Place place, String name, byte[] content) {
        requireRoom(place, content.length);
        String plain =
                Lenient.cut(
                        name.replaceAll(".*[/\\\\]", "")
                                .replaceAll("[\\p{Cntrl}\"<>|:*?]", "_")
                                .strip(),
                        120);
        String given = plain.isEmpty() ? "file-" + (place.number() + 1) : plain;
        String type = URLConnection.guessContentTypeFromName(given);
        int stored =
                at(
                                entities.createNativeQuery(
                                        """
                                        insert into mail_answer_file (tenant_id, conversation_id, message_key, number, id, author_id, name, media_type, bytes, content, created_at)
                                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
                                        on conflict (tenant_id, conversation_id, message_key, number) do update
                                            set name = excluded.name, media_type = excluded.media_type, bytes = excluded.bytes, content = excluded.content
                                            where mail_answer_file.author_id = excluded.author_id and mail_answer_file.message_id is null
                                        """),
                                place)
                        .setParameter(5, Ids.next())
                        .setParameter(6, CallerContext.current().requireId())
                        .setParameter(7, given)
                        .setParameter(8, type == null ? "application/octet-stream" : type)
                        .setParameter(9, content.length)
                        .setParameter(10, content)
                        .setParameter(11, Timestamp.from(clock.instant()))
                        .executeUpdate();
        if (stored == 0) {
            throw alreadySent();
        }
        return views(
                        "and message_key = ?3 and number = ?4",
                        tenant(),
                        place.conversation(),
                        place.message(),
                        place.number())
                .getFirst();
    }

    private void requireRoom(Place place, int bytes) {
        if (place.number() < 0 || place.number() > 9) {
            throw Refusal.field(
                    "number",
                    "out_of_range",
                    "number is between 0 and 9: an answer has ten files at most.");
        }
        if (!letters.addressee(place.conversation())
                .orElseThrow(() -> Refusal.unknown("conversation"))
                .byLetter()) {
            throw Refusal.of(409, "not_by_mail", "Only what is answered by mail can have files.");
        }
        lock(place);
        if (bytes + bytesBeside(place) > MOST_BYTES) {
            throw Refusal.of(
                    413, "too_large", "The files of an answer may have at most 20 MB in all.");
        }
    }

    public void remove(Place place) {
        int removed =
                at(
                                entities.createNativeQuery(
                                        "delete from mail_answer_file"
                                                + ONE
                                                + " and author_id = ?5 and message_id is null"),
                                place)
                        .setParameter(5, CallerContext.current().requireId())
                        .executeUpdate();
        if (removed == 0) {
            content(place);
            throw alreadySent();
        }
    }

    public Content content(Place place) {
        List<?> rows =
                at(
                                entities.createNativeQuery(
                                        "select name, content from mail_answer_file" + ONE),
                                place)
                        .getResultList();
        return rows.stream()
                .findFirst()
                .map(Object[].class::cast)
                .map(row -> new Content((String) row[0], (byte[]) row[1]))
                .orElseThrow(() -> Refusal.unknown("attachment"));
    }

    /** Newest first; also those whose answer is not said yet. */
    public Page<View> ofConversation(UUID conversation, @Nullable String after, int limit) {
        if (letters.addressee(conversation).isEmpty()) {
            throw Refusal.unknown("conversation");
        }
        Cursor cursor = Cursor.of(after);
        List<View> views =
                views(
                        "and (created_at, id) < (?3, ?4) order by created_at desc, id desc limit"
                                + " ?5",
                        tenant(),
                        conversation,
                        Timestamp.from(cursor.at()),
                        cursor.id(),
                        limit + 1);
        return Page.of(views, limit, last -> Cursor.encode(last.createdAt(), last.id()));
    }

    /** The answer was said: now they are its own. */
    void say(UUID conversation, Letters.Answer answer) {
        if (answer.key() == null || answer.authorId() == null) {
            return;
        }
        entities.createNativeQuery(
                        """
                        update mail_answer_file set message_id = ?4 where tenant_id = ?1 and conversation_id = ?2 and message_key = ?3 and author_id = ?5 and message_id is null
                        """)
                .setParameter(1, tenant())
                .setParameter(2, conversation)
                .setParameter(3, answer.key())
                .setParameter(4, answer.message())
                .setParameter(5, answer.authorId())
                .executeUpdate();
    }

    List<Mail.Attachment> of(UUID message) {
        List<?> rows =
                entities.createNativeQuery(
                                "select name, media_type, content from mail_answer_file where"
                                        + " tenant_id = ?1 and message_id = ?2 order by number")
                        .setParameter(1, tenant())
                        .setParameter(2, message)
                        .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Mail.Attachment((String) row[0], (String) row[1], (byte[]) row[2]))
                .toList();
    }

    @AsSystem
    public void sweep() {
        entities.createNativeQuery(
                        "delete from mail_answer_file where message_id is null and created_at < ?1")
                .setParameter(1, Timestamp.from(clock.instant().minus(UNSAID)))
                .executeUpdate();
    }

    /** One after the other for each answer, so that they are counted together. */
    private void lock(Place place) {
        entities.createNativeQuery(
                        "select 1 from (select pg_advisory_xact_lock(hashtextextended(?1, 0)))"
                                + " locked")
                .setParameter(
                        1,
                        "answer files "
                                + tenant()
                                + " "
                                + place.conversation()
                                + " "
                                + place.message())
                .getSingleResult();
    }

    private long bytesBeside(Place place) {
        return ((Number)
                        at(
                                        entities.createNativeQuery(
                                                """
                                                select coalesce(sum(bytes), 0) from mail_answer_file where tenant_id = ?1 and conversation_id = ?2 and message_key = ?3 and number <> ?4
                                                """),
                                        place)
                                .getSingleResult())
                .longValue();
    }

    private static jakarta.persistence.Query at(jakarta.persistence.Query query, Place place) {
        return query.setParameter(1, tenant())
                .setParameter(2, place.conversation())
                .setParameter(3, place.message())
                .setParameter(4, place.number());
    }

    private List<View> views(String condition, Object... parameters) {
        return Rows.<Object[]>of(
                        entities,
                        """
                        select id, message_key, number, name, media_type, bytes, created_at from mail_answer_file where tenant_id = ?1 and conversation_id = ?2
                        """
                                + condition,
                        parameters)
                .stream()
                .map(
                        row ->
                                new View(
                                        (UUID) row[0],
                                        (String) row[1],
                                        ((Number) row[2]).intValue(),
                                        (String) row[3],
                                        (String) row[4],
                                        ((Number) row[5]).longValue(),
                                        (Instant) row[6]))
                .toList();
    }

    private static Refusal alreadySent() {
        return Refusal.of(
                409,
                "already_sent",
                "The answer with this file was said, or somebody else has brought it.");
    }

    private static UUID tenant() {
        return CallerContext.current().requireTenant().value();
    }
}
