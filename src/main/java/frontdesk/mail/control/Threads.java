package frontdesk.mail.control;

import frontdesk.platform.database.Rows;
import frontdesk.platform.security.CallerContext;
import frontdesk.support.Letters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds the conversation that a mail goes on with: by the signed address that it came to, by the id
 * of a mail of ours, which only those know who have it, and by ids of its own sender's mails.
 */
@ApplicationScoped
public class Threads {

    @PersistenceContext private EntityManager entities;

    @Inject private Letters letters;

    Optional<UUID> conversation(List<Account> accounts, ReadMail mail) {
        return byAddress(accounts, mail)
                .or(() -> byOurs(mail))
                .or(() -> byTheirs(mail))
                .filter(id -> letters.addressee(id).isPresent());
    }

    private static Optional<UUID> byAddress(List<Account> accounts, ReadMail mail) {
        return mail.recipients().stream()
                .flatMap(
                        recipient ->
                                accounts.stream()
                                        .map(account -> account.replies().conversation(recipient)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<UUID> byOurs(ReadMail mail) {
        return Rows.<UUID>of(
                        entities,
                        """
                        select conversation_id from mail_sent where tenant_id = ?1 and message_id = any(?2)
                        order by array_position(?2, message_id) limit 1
                        """,
                        tenant(),
                        ids(mail))
                .stream()
                .findFirst();
    }

    private Optional<UUID> byTheirs(ReadMail mail) {
        return Rows.<UUID>of(
                        entities,
                        """
                        select conversation_id from mail_received where tenant_id = ?1 and message_id = any(?2) and conversation_id is not null and sender = ?3
                        order by array_position(?2, message_id) limit 1
                        """,
                        tenant(),
                        ids(mail),
                        mail.from())
                .stream()
                .findFirst();
    }

    private static UUID tenant() {
        return CallerContext.current().requireTenant().value();
    }

    private static String[] ids(ReadMail mail) {
        return mail.references().toArray(String[]::new);
    }
}
