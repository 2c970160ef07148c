package frontdesk.mail.control;

import frontdesk.identity.Business;
import frontdesk.identity.Businesses;
import frontdesk.platform.mail.Mail;
import frontdesk.platform.mail.MailTemplate;
import frontdesk.platform.security.CallerContext;
import frontdesk.support.Letters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes the mail of an answer: in the thread, in the business's look, with the address that brings
 * its answer back.
 */
@ApplicationScoped
public class Composing {

    private static final int MOST_REFERENCES = 20;

    @PersistenceContext private EntityManager entities;

    @Inject private Letters letters;

    @Inject private Businesses businesses;

    @Inject private Markup markup;

    @Inject private Unsubscribing unsubscribing;

    @Inject private AnswerFiles files;

    /** Empty where the conversation is gone. */
    @Transactional
    Optional<Mail> compose(Account account, SentQueue.Outgoing outgoing) {
        Optional<Letters.Addressee> addressee = letters.addressee(outgoing.conversation());
        Optional<Letters.Answer> answer = letters.answer(outgoing.conversation(), outgoing.seq());
        return addressee.isEmpty() || answer.isEmpty()
                ? Optional.empty()
                : Optional.of(mail(account, outgoing, addressee.get(), answer.get()));
    }

    private Mail mail(
            Account account,
            SentQueue.Outgoing outgoing,
            Letters.Addressee addressee,
            Letters.Answer answer) {
        Business business = businesses.byId(account.tenant());
        MailTemplate template =
                new MailTemplate(
                        business.name(),
                        addressee.language(),
                        business.accentHue(),
                        account.closing());
        String footer =
                MailTexts.footer(
                        addressee.language(),
                        answer.bot(),
                        unsubscribing.url(account, outgoing.conversation()));
        String text = text(answer);
        MailTemplate.Content content = template.fillMarkup(text, markup.html(text), footer);
        String sender = account.senderName().isBlank() ? business.name() : account.senderName();
        return new Mail(
                new Mail.Sender(sender, account.address()),
                List.of(addressee.address()),
                subject(addressee.subject()),
                content.text(),
                content.html(),
                headers(account, outgoing, answer.bot()),
                files.of(answer.message()));
    }

    private static String text(Letters.Answer answer) {
        StringBuilder text = new StringBuilder(answer.text());
        if (!answer.sources().isEmpty()) {
            text.append("\n\n").append(String.join("\n", answer.sources()));
        }
        if (!answer.bot() && !answer.author().isBlank()) {
            text.append("\n\n").append(answer.author());
        }
        return text.toString();
    }

    private static String subject(String subject) {
        String plain =
                subject.replaceAll("[\\p{Cntrl}]+", " ")
                        .replaceFirst("(?i)^((re|aw|sv|antw|réf?|res)\\s*:\\s*)+", "")
                        .strip();
        return "Re: " + (plain.isEmpty() ? "…" : plain);
    }

    private Map<String, String> headers(Account account, SentQueue.Outgoing outgoing, boolean bot) {
        Map<String, String> headers =
                new LinkedHashMap<>(
                        MailTemplate.unsubscribe(
                                unsubscribing.url(account, outgoing.conversation())));
        headers.put(Mail.MESSAGE_ID, outgoing.messageId(account.address()));
        headers.put(Automata.OWN, account.id().toString());
        List<String> references = references(outgoing.conversation());
        if (!references.isEmpty()) {
            headers.put("In-Reply-To", references.getLast());
            headers.put("References", String.join(" ", references));
        }
        if (account.replyTokens()) {
            account.replies()
                    .of(outgoing.conversation())
                    .ifPresent(address -> headers.put("Reply-To", address));
        }
        if (bot) {
            headers.put(Mail.AUTO_SUBMITTED, "auto-replied");
            headers.put("X-Auto-Response-Suppress", "All");
        }
        return headers;
    }

    /** The newest mail of the customer's last, since it is the one that is answered. */
    private List<String> references(UUID conversation) {
        List<?> ids =
                entities.createNativeQuery(
                                """
                                select message_id from (
                                    select message_id, sent_at as at, 0 as theirs from mail_sent where tenant_id = ?1 and conversation_id = ?2 and state in ('sent', 'bounced')
                                    union all
                                    select message_id, received_at, 1 from mail_received where tenant_id = ?1 and conversation_id = ?2 and kind = 'letter') ids
                                where message_id is not null order by at desc limit ?3
                                """)
                        .setParameter(1, CallerContext.current().requireTenant().value())
                        .setParameter(2, conversation)
                        .setParameter(3, MOST_REFERENCES)
                        .getResultList();
        return ids.stream()
                .map(String.class::cast)
                .filter(id -> id.chars().allMatch(c -> c > ' ' && c < 127))
                .toList()
                .reversed();
    }
}
