package frontdesk.mail.control;

import frontdesk.platform.http.Refusal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What became of the mails that came: listed, parked for a person, discarded by one. */
@ApplicationScoped
@Transactional
public class ReceivedMails extends MailListing<ReceivedMails.View> {

    private static final int MOST_ATTEMPTS = 6;

    @Inject private Jsonb json;

    @Inject private Clock clock;

    /**
     * @param state received, handled, parked or discarded
     * @param kind letter, automatic, bounce or unknown
     * @param reason why it is parked; else empty
     */
    public record View(
            UUID id,
            UUID accountId,
            String sender,
            String senderName,
            String subject,
            long bytes,
            List<Attachment> attachments,
            String state,
            String kind,
            String reason,
            @Nullable UUID conversationId,
            Instant receivedAt)
            implements MailListing.Listed {

        @Override
        public Instant listedAt() {
            return receivedAt;
        }
    }

    public ReceivedMails() {
        super(
                "id, account_id, sender, sender_name, subject, bytes, attachments, state, kind,"
                        + " reason, conversation_id, received_at from mail_received",
                "received_at");
    }

    /** Its bytes go; that it came is remembered, so that it does not come again. */
    public void discard(UUID id) {
        int found =
                entities.createNativeQuery(
                                "update mail_received set state = 'discarded' where id = ?1 and"
                                        + " tenant_id = ?2 and state = 'parked'")
                        .setParameter(1, id)
                        .setParameter(2, tenant())
                        .executeUpdate();
        requireParked(id, found);
        entities.createNativeQuery("delete from mail_content where mail_id = ?1 and tenant_id = ?2")
                .setParameter(1, id)
                .setParameter(2, tenant())
                .executeUpdate();
    }

    /**
     * @return its account
     */
    UUID takeBack(UUID id) {
        int found =
                entities.createNativeQuery(
                                """
                                update mail_received set state = 'received', attempts = 0, due_at = ?3 where id = ?1 and tenant_id = ?2 and state = 'parked'
                                and exists (select from mail_content where mail_id = ?1)
                                """)
                        .setParameter(1, id)
                        .setParameter(2, tenant())
                        .setParameter(
                                3, Timestamp.from(clock.instant().plus(Duration.ofMinutes(2))))
                        .executeUpdate();
        requireParked(id, found);
        return find(id).accountId();
    }

    private void requireParked(UUID id, int found) {
        if (found == 0) {
            find(id);
            throw Refusal.of(
                    409, "not_parked", "This mail is not parked, or nothing of it is here.");
        }
    }

    void park(UUID id, String reason) {
        entities.createNativeQuery(
                        "update mail_received set state = 'parked', reason = ?2 where id = ?1 and"
                                + " state = 'received'")
                .setParameter(1, id)
                .setParameter(2, reason)
                .executeUpdate();
    }

    /** Again later; after a few times, a person has to look. */
    void postpone(UUID id) {
        entities.createNativeQuery(
                        """
                        update mail_received set attempts = attempts + 1, due_at = ?2, reason = case when attempts + 1 >= ?3 then 'error' else reason end,
                            state = case when attempts + 1 >= ?3 then 'parked' else state end
                        where id = ?1 and state = 'received'
                        """)
                .setParameter(1, id)
                .setParameter(2, Timestamp.from(clock.instant().plus(Duration.ofSeconds(30))))
                .setParameter(3, MOST_ATTEMPTS)
                .executeUpdate();
    }

    @Override
    View view(Object[] row) {
        return new View(
                (UUID) row[0],
                (UUID) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                ((Number) row[5]).longValue(),
                row[6] == null
                        ? List.of()
                        : List.of(json.fromJson((String) row[6], Attachment[].class)),
                (String) row[7],
                (String) row[8],
                (String) row[9],
                (UUID) row[10],
                (Instant) row[11]);
    }
}
