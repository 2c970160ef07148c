package frontdesk.mail.control;

import frontdesk.platform.mail.DkimKey;
import frontdesk.platform.security.AsSystem;
import frontdesk.platform.security.Sealing;
import frontdesk.platform.security.Sha256;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The accounts as those see them who fetch, take and send: with their secrets, and whose turn it
 * is.
 */
@ApplicationScoped
@AsSystem
@Transactional
public class AccountBook {

    /** Another node may look when this one has died in the middle. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final String COLUMNS =
            """
            select id, tenant_id, address, sender_name, closing, assistant, reply_tokens, sealed_reply_key, imap_host, imap_port, imap_security, imap_user,
                sealed_password, imap_folder, uid_validity, last_uid, dkim_selector, sealed_dkim_key from mail_account
            """;

    @PersistenceContext private EntityManager entities;

    @Inject private Sealing sealing;

    @Inject private Clock clock;

    /** Whose turn it is; nobody else looks at them until {@link #polled}. */
    @SuppressWarnings("unchecked")
    public List<UUID> claimDue() {
        return entities.createNativeQuery(
                        """
                        update mail_account set due_at = ?2 where id in (
                            select id from mail_account where enabled and imap_host is not null and due_at <= ?1 order by due_at limit 20 for update skip locked)
                        returning id
                        """)
                .setParameter(1, Timestamp.from(clock.instant()))
                .setParameter(2, Timestamp.from(clock.instant().plus(LEASE)))
                .getResultList();
    }

    public void polled(UUID id, String problem, Duration pause) {
        entities.createNativeQuery(
                        "update mail_account set polled_at = ?2, due_at = ?3, problem = ?4 where id"
                                + " = ?1")
                .setParameter(1, id)
                .setParameter(2, Timestamp.from(clock.instant()))
                .setParameter(3, Timestamp.from(clock.instant().plus(pause)))
                .setParameter(4, problem)
                .executeUpdate();
    }

    public void seen(UUID id, long validity, long uid) {
        entities.createNativeQuery(
                        """
                        update mail_account set uid_validity = ?2, last_uid = case when uid_validity = ?2 then greatest(coalesce(last_uid, 0), ?3) else ?3 end
                        where id = ?1
                        """)
                .setParameter(1, id)
                .setParameter(2, validity)
                .setParameter(3, uid)
                .executeUpdate();
    }

    public Optional<Account> find(UUID id) {
        return accounts("where id = ?1", id).stream().findFirst();
    }

    /** For whoever brings mails: nobody has signed in. */
    public Optional<Account> signIn(UUID id, String token) {
        List<?> digests =
                entities.createNativeQuery(
                                "select token_digest from mail_account where id = ?1 and enabled")
                        .setParameter(1, id)
                        .getResultList();
        boolean known =
                digests.stream()
                        .anyMatch(
                                digest -> MessageDigest.isEqual((byte[]) digest, Sha256.of(token)));
        return known ? find(id) : Optional.empty();
    }

    List<Account> of(TenantId tenant) {
        return accounts("where tenant_id = ?1 order by created_at, id", tenant.value());
    }

    /** The account that a conversation's mails came to; the business's first one where none did. */
    Optional<Account> answering(TenantId tenant, UUID conversation) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select a.id from mail_account a where a.tenant_id = ?1 and a.enabled
                                order by (select max(r.received_at) from mail_received r where r.account_id = a.id and r.conversation_id = ?2) desc nulls last, a.created_at, a.id
                                limit 1
                                """)
                        .setParameter(1, tenant.value())
                        .setParameter(2, conversation)
                        .getResultList();
        return rows.stream().findFirst().flatMap(id -> find((UUID) id));
    }

    private List<Account> accounts(String condition, Object parameter) {
        List<?> rows =
                entities.createNativeQuery(COLUMNS + condition)
                        .setParameter(1, parameter)
                        .getResultList();
        return rows.stream().map(Object[].class::cast).map(this::account).toList();
    }

    private Account account(Object[] row) {
        UUID id = (UUID) row[0];
        byte[] replyKey = sealing.open((byte[]) row[7], id).getBytes(StandardCharsets.US_ASCII);
        return new Account(
                id,
                new TenantId((UUID) row[1]),
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (boolean) row[5],
                (boolean) row[6],
                new ReplyAddress((String) row[2], replyKey),
                mailbox(row, id),
                signing(row, id));
    }

    private Account.@Nullable Mailbox mailbox(Object[] row, UUID id) {
        if (row[8] == null) {
            return null;
        }
        return new Account.Mailbox(
                (String) row[8],
                ((Number) row[9]).intValue(),
                (String) row[10],
                (String) row[11],
                sealing.open((byte[]) row[12], id),
                (String) row[13],
                number(row[14]),
                number(row[15]));
    }

    private @Nullable DkimKey signing(Object[] row, UUID id) {
        return row[16] == null
                ? null
                : new DkimKey(
                        Account.domain((String) row[2]),
                        (String) row[16],
                        AccountSigning.key(sealing.open((byte[]) row[17], id)));
    }

    private static @Nullable Long number(@Nullable Object value) {
        return value == null ? null : ((Number) value).longValue();
    }
}
