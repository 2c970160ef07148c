package frontdesk.mail.control;

import frontdesk.platform.security.CallerContext;
import frontdesk.support.Letters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Makes a read mail part of a conversation, or parks it. That it was done and what it did are one
 * transaction.
 */
@ApplicationScoped
public class Placing {

    private static final int LONGEST_TEXT = 8_000;
    private static final int MOST_NEW_AN_HOUR = 20;

    /** To one sender, within a day: two robots that write to each other come to an end. */
    private static final int MOST_AUTOMATIC_ANSWERS = 3;

    @PersistenceContext private EntityManager entities;

    @Inject private Letters letters;

    @Inject private Threads threads;

    @Inject private SentMails sent;

    @Inject private ReceivedMails mails;

    @Inject private Jsonb json;

    @Inject private Clock clock;

    private record Outcome(
            String kind, @Nullable UUID conversation, @Nullable Long seq, boolean botAsked) {}

    /**
     * @param accepted a person wants it taken, also where a machine has written it
     */
    @Transactional
    void place(Account account, List<Account> accounts, UUID id, ReadMail mail, boolean accepted) {
        if (!isUnhandled(id)) {
            return;
        }
        String refused = "";
        ReadMail.Bounce bounce = mail.bounce();
        Outcome outcome = new Outcome("bounce", null, null, false);
        if (bounce != null) {
            Optional<UUID> conversation = sent.bounced(bounce);
            refused = conversation.isEmpty() && !accepted ? "unknown_bounce" : "";
            outcome = new Outcome("bounce", conversation.orElse(null), null, false);
        } else if (!accepted
                && (mail.own()
                        || accounts.stream().anyMatch(one -> one.replies().isOurs(mail.from())))) {
            refused = "loop";
        } else {
            Optional<UUID> conversation = threads.conversation(accounts, mail);
            refused = accepted || conversation.isPresent() ? "" : refusal(mail);
            if (refused.isEmpty()) {
                outcome =
                        conversation.isPresent() && !mail.automatic().isEmpty() && !accepted
                                ? noted(conversation.get(), mail)
                                : received(account, conversation.orElse(null), id, mail, accepted);
            }
        }
        if (refused.isEmpty()) {
            handled(id, mail, outcome);
        } else {
            mails.park(id, refused);
        }
    }

    private String refusal(ReadMail mail) {
        if (!mail.automatic().isEmpty() && !mail.automatic().equals("robot_address")) {
            return mail.automatic();
        }
        return since(mail, "kind = 'letter'", Duration.ofHours(1)) >= MOST_NEW_AN_HOUR
                ? "too_many"
                : "";
    }

    private Outcome noted(UUID conversation, ReadMail mail) {
        String language =
                letters.addressee(conversation).map(Letters.Addressee::language).orElse("en");
        letters.note(
                conversation,
                MailTexts.automatic(language, mail.from())
                        + "\n\n"
                        + Lenient.cut(text(mail), 1_000));
        return new Outcome("automatic", conversation, null, false);
    }

    private Outcome received(
            Account account,
            @Nullable UUID conversation,
            UUID id,
            ReadMail mail,
            boolean accepted) {
        boolean bot =
                conversation == null
                        && account.assistant()
                        && !accepted
                        && mail.automatic().isEmpty()
                        && mayAnswer(mail);
        Letters.Placed placed =
                letters.receive(
                        new Letters.Letter(
                                conversation,
                                mail.from(),
                                mail.name(),
                                mail.subject(),
                                text(mail),
                                "mail:" + id,
                                bot));
        return new Outcome("letter", placed.conversation(), placed.seq(), bot);
    }

    /** One after the other for each sender, so that none is answered beside the count. */
    private boolean mayAnswer(ReadMail mail) {
        entities.createNativeQuery(
                        "select 1 from (select pg_advisory_xact_lock(hashtextextended(?1, 0)))"
                                + " locked")
                .setParameter(1, "mail " + tenant() + " " + mail.from())
                .getSingleResult();
        return since(mail, "bot_asked", Duration.ofDays(1)) < MOST_AUTOMATIC_ANSWERS;
    }

    private long since(ReadMail mail, String condition, Duration time) {
        return ((Number)
                        entities.createNativeQuery(
                                        "select count(*) from mail_received where tenant_id = ?1"
                                                + " and sender = ?2 and received_at > ?3 and "
                                                + condition)
                                .setParameter(1, tenant())
                                .setParameter(2, mail.from())
                                .setParameter(3, Timestamp.from(clock.instant().minus(time)))
                                .getSingleResult())
                .longValue();
    }

    private static String text(ReadMail mail) {
        String files =
                mail.attachments().stream()
                        .map(file -> "[" + file.name() + ", " + size(file.bytes()) + "]")
                        .collect(Collectors.joining("\n"));
        String text = mail.text().isBlank() ? mail.subject() : mail.text();
        String end = files.isEmpty() ? "" : "\n\n" + Lenient.cut(files, 2_000);
        String whole = (Lenient.cut(text, LONGEST_TEXT - end.length()) + end).strip();
        return whole.isEmpty() ? "…" : whole;
    }

    private static String size(long bytes) {
        return bytes < 1_000_000 ? Math.max(1, bytes / 1_000) + " kB" : bytes / 1_000_000 + " MB";
    }

    private boolean isUnhandled(UUID id) {
        return !entities.createNativeQuery(
                        "select 1 from mail_received where id = ?1 and tenant_id = ?2 and state ="
                                + " 'received' for update")
                .setParameter(1, id)
                .setParameter(2, tenant())
                .getResultList()
                .isEmpty();
    }

    private void handled(UUID id, ReadMail mail, Outcome outcome) {
        entities.createNativeQuery(
                        """
                        update mail_received set state = 'handled', reason = '', kind = ?2, conversation_id = cast(?3 as uuid), seq = cast(?4 as bigint),
                            bot_asked = ?5, attachments = ?6, sender = ?7, sender_name = ?8 where id = ?1
                        """)
                .setParameter(1, id)
                .setParameter(2, outcome.kind())
                .setParameter(
                        3,
                        outcome.conversation() == null ? null : outcome.conversation().toString())
                .setParameter(4, outcome.seq() == null ? null : outcome.seq().toString())
                .setParameter(5, outcome.botAsked())
                .setParameter(
                        6, mail.attachments().isEmpty() ? null : json.toJson(mail.attachments()))
                .setParameter(7, mail.from())
                .setParameter(8, mail.name())
                .executeUpdate();
    }

    private static UUID tenant() {
        return CallerContext.current().requireTenant().value();
    }
}
