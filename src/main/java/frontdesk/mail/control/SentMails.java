package frontdesk.mail.control;

import frontdesk.platform.http.Refusal;
import frontdesk.support.Letters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is to go out, what went out, and what came of it. */
@ApplicationScoped
@Transactional
public class SentMails extends MailListing<SentMails.View> {

    @Inject private Letters letters;

    @Inject private AnswerFiles files;

    @Inject private Clock clock;

    /**
     * @param state queued, sent, parked, bounced or discarded
     */
    public record View(
            UUID id,
            UUID conversationId,
            String recipient,
            String subject,
            String state,
            String reason,
            int attempts,
            Instant createdAt,
            @Nullable Instant sentAt)
            implements MailListing.Listed {

        @Override
        public Instant listedAt() {
            return createdAt;
        }
    }

    public SentMails() {
        super(
                "id, conversation_id, recipient, subject, state, reason, attempts, created_at,"
                        + " sent_at from mail_sent",
                "created_at");
    }

    /**
     * One mail for each message, however often this is heard. Where the bot had no answer, a person
     * is asked for.
     */
    public void queue(UUID conversation, long seq, boolean wanted) {
        Optional<Letters.Answer> answer = letters.answer(conversation, seq);
        Optional<Letters.Addressee> addressee = letters.addressee(conversation);
        if (answer.isEmpty() || addressee.isEmpty()) {
            return;
        }
        files.say(conversation, answer.get());
        if (!wanted || addressee.get().unsubscribed()) {
            return;
        }
        entities.createNativeQuery(
                        """
                        insert into mail_sent (id, tenant_id, conversation_id, seq, automatic, recipient, subject, state, reason, attempts, due_at, created_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'queued', '', 0, ?8, ?8) on conflict do nothing
                        """)
                .setParameter(1, answer.get().message())
                .setParameter(2, tenant())
                .setParameter(3, conversation)
                .setParameter(4, seq)
                .setParameter(5, answer.get().bot())
                .setParameter(6, addressee.get().address())
                .setParameter(7, addressee.get().subject())
                .setParameter(8, now())
                .executeUpdate();
        if (answer.get().bot() && !answer.get().satisfied()) {
            letters.handOver(conversation);
        }
    }

    /** What has not gone out stays in the conversation, and the agents see why. */
    void unsubscribe(UUID conversation) {
        Letters.Addressee addressee =
                letters.addressee(conversation).orElseThrow(() -> Refusal.unknown("conversation"));
        if (addressee.unsubscribed()) {
            return;
        }
        letters.unsubscribe(conversation);
        letters.note(conversation, MailTexts.unsubscribed(addressee.language()));
        entities.createNativeQuery(
                        "update mail_sent set state = 'discarded' where conversation_id = ?1 and"
                                + " tenant_id = ?2 and state = 'queued'")
                .setParameter(1, conversation)
                .setParameter(2, tenant())
                .executeUpdate();
    }

    /**
     * @return its conversation; empty where it is no mail of ours
     */
    Optional<UUID> bounced(ReadMail.Bounce bounce) {
        List<?> rows =
                entities.createNativeQuery(
                                "select id, conversation_id, recipient from mail_sent where"
                                        + " tenant_id = ?1 and message_id = ?2")
                        .setParameter(1, tenant())
                        .setParameter(2, bounce.messageId() == null ? "" : bounce.messageId())
                        .getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Object[] row = (Object[]) rows.getFirst();
        if (bounce.failed()) {
            int changed =
                    entities.createNativeQuery(
                                    "update mail_sent set state = 'bounced', reason = ?2 where id ="
                                            + " ?1 and state <> 'bounced'")
                            .setParameter(1, row[0])
                            .setParameter(2, bounce.diagnostic())
                            .executeUpdate();
            if (changed == 1) {
                tell((UUID) row[1], (String) row[2], bounce.diagnostic());
            }
        }
        return Optional.of((UUID) row[1]);
    }

    void sent(UUID id, String messageId) {
        entities.createNativeQuery(
                        "update mail_sent set state = 'sent', reason = '', message_id = ?2, sent_at"
                                + " = ?3 where id = ?1 and state = 'queued'")
                .setParameter(1, id)
                .setParameter(2, messageId)
                .setParameter(3, now())
                .executeUpdate();
    }

    void postpone(UUID id, String reason, Instant until) {
        entities.createNativeQuery(
                        "update mail_sent set reason = ?2, due_at = ?3 where id = ?1 and state ="
                                + " 'queued'")
                .setParameter(1, id)
                .setParameter(2, reason)
                .setParameter(3, Timestamp.from(until))
                .executeUpdate();
    }

    /** The agents see in the conversation that nothing went out. */
    void park(UUID id, String reason) {
        int changed =
                entities.createNativeQuery(
                                "update mail_sent set state = 'parked', reason = ?2 where id = ?1"
                                        + " and state = 'queued'")
                        .setParameter(1, id)
                        .setParameter(2, reason)
                        .executeUpdate();
        if (changed == 1) {
            View mail = find(id);
            tell(mail.conversationId(), mail.recipient(), reason);
        }
    }

    private void tell(UUID conversation, String recipient, String reason) {
        letters.addressee(conversation)
                .ifPresent(
                        addressee ->
                                letters.note(
                                        conversation,
                                        MailTexts.undelivered(
                                                addressee.language(),
                                                recipient.isEmpty() ? "?" : recipient,
                                                reason)));
    }

    /** Why mails wait, in the words of the last try; empty where none waits. */
    public String trouble() {
        List<?> reasons =
                entities.createNativeQuery(
                                "select reason from mail_sent where tenant_id = ?1 and state ="
                                        + " 'queued' and reason <> '' order by due_at desc limit 1")
                        .setParameter(1, tenant())
                        .getResultList();
        return reasons.stream().findFirst().map(String.class::cast).orElse("");
    }

    public void retry(UUID id) {
        if (letters.addressee(find(id).conversationId())
                .map(Letters.Addressee::unsubscribed)
                .orElse(false)) {
            throw Refusal.of(
                    409,
                    "unsubscribed",
                    "This customer wants no more mails about this conversation.");
        }
        move(
                id,
                "update mail_sent set state = 'queued', attempts = 0, due_at = ?3 where id = ?1 and"
                        + " tenant_id = ?2 and state in ('parked', 'bounced')");
    }

    public void discard(UUID id) {
        move(
                id,
                "update mail_sent set state = 'discarded', due_at = ?3 where id = ?1 and tenant_id"
                        + " = ?2 and state in ('parked', 'bounced')");
    }

    private void move(UUID id, String sql) {
        if (entities.createNativeQuery(sql)
                        .setParameter(1, id)
                        .setParameter(2, tenant())
                        .setParameter(3, now())
                        .executeUpdate()
                == 0) {
            find(id);
            throw Refusal.of(409, "not_parked", "This mail is not parked.");
        }
    }

    @Override
    View view(Object[] row) {
        return new View(
                (UUID) row[0],
                (UUID) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                ((Number) row[6]).intValue(),
                (Instant) row[7],
                (Instant) row[8]);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
