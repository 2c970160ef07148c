package frontdesk.mail.control;

import frontdesk.platform.database.Rows;
import frontdesk.platform.http.Cursor;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.security.Sealing;
import frontdesk.platform.security.Sha256;
import frontdesk.shared.Ids;
import frontdesk.shared.Page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** A business's addresses: made, changed, given another token, removed with what came to them. */
@ApplicationScoped
@Transactional
public class Accounts {

    private static final int MOST = 20;
    private static final int SECRET_BYTES = 32;
    private static final String COLUMNS =
            "id, address, sender_name, closing, enabled, assistant, reply_tokens, imap_host,"
                    + " imap_port, imap_security, imap_user, imap_folder, polled_at, problem,"
                    + " created_at, updated_at, dkim_selector, dkim_public";

    private final SecureRandom random = new SecureRandom();

    @PersistenceContext private EntityManager entities;

    @Inject private Sealing sealing;

    @Inject private Clock clock;

    /**
     * @param password kept as it is if null
     */
    public record Imap(
            String host,
            int port,
            String security,
            String user,
            @Nullable String password,
            String folder) {}

    public record Terms(
            String address,
            String senderName,
            String closing,
            boolean enabled,
            boolean assistant,
            boolean replyTokens,
            @Nullable Imap imap) {}

    /** What the domain's DNS has to say (RFC 6376, 3.6.1), as a TXT record. */
    public record Dkim(String name, String value) {}

    /**
     * @param imap without its password
     * @param dkim null where its mails are not signed
     */
    public record View(
            UUID id,
            String address,
            String senderName,
            String closing,
            boolean enabled,
            boolean assistant,
            boolean replyTokens,
            @Nullable Imap imap,
            @Nullable Instant polledAt,
            String problem,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Dkim dkim) {}

    /**
     * @param token shown once
     */
    public record Made(View account, String token) {}

    public Made make(Terms terms) {
        requireFree(terms.address(), null);
        if (views("", tenant()).size() >= MOST) {
            throw Refusal.of(
                    409, "too_many_mail_accounts", "A business may have " + MOST + " accounts.");
        }
        UUID id = Ids.next();
        String token = secret();
        entities.createNativeQuery(
                        """
                        insert into mail_account (id, tenant_id, address, sender_name, closing, enabled, assistant, reply_tokens, token_digest, sealed_reply_key,
                            due_at, problem, created_at, updated_at)
                        values (?1, ?2, ?3, '', '', false, false, false, ?4, ?5, ?6, '', ?6, ?6)
                        """)
                .setParameter(1, id)
                .setParameter(2, tenant())
                .setParameter(3, terms.address())
                .setParameter(4, Sha256.of(token))
                .setParameter(5, sealing.seal(secret(), id))
                .setParameter(6, now())
                .executeUpdate();
        return new Made(change(id, terms), token);
    }

    public View change(UUID id, Terms terms) {
        find(id);
        requireFree(terms.address(), id);
        entities.createNativeQuery(
                        """
                        update mail_account set address = ?3, sender_name = ?4, closing = ?5, enabled = ?6, assistant = ?7, reply_tokens = ?8, problem = '',
                            due_at = ?9, updated_at = ?9 where id = ?1 and tenant_id = ?2
                        """)
                .setParameter(1, id)
                .setParameter(2, tenant())
                .setParameter(3, terms.address())
                .setParameter(4, terms.senderName())
                .setParameter(5, terms.closing())
                .setParameter(6, terms.enabled())
                .setParameter(7, terms.assistant())
                .setParameter(8, terms.replyTokens())
                .setParameter(9, now())
                .executeUpdate();
        mailbox(id, terms.imap());
        return find(id);
    }

    /**
     * Where it is another mailbox, its mails are looked at as at the first time, and its password
     * must be given.
     */
    private void mailbox(UUID id, @Nullable Imap imap) {
        if (imap == null) {
            entities.createNativeQuery(
                            """
                            update mail_account set imap_host = null, imap_port = null, imap_security = null, imap_user = null, imap_folder = null,
                                sealed_password = null, uid_validity = null, last_uid = null where id = ?1 and tenant_id = ?2
                            """)
                    .setParameter(1, id)
                    .setParameter(2, tenant())
                    .executeUpdate();
            return;
        }
        String password = imap.password();
        int same =
                entities.createNativeQuery(
                                """
                                update mail_account set imap_port = ?4, imap_security = ?5, imap_folder = ?7,
                                    last_uid = case when imap_folder = ?7 then last_uid else null end
                                where id = ?1 and tenant_id = ?2 and imap_host = ?3 and imap_user = ?6
                                """)
                        .setParameter(1, id)
                        .setParameter(2, tenant())
                        .setParameter(3, imap.host())
                        .setParameter(4, imap.port())
                        .setParameter(5, imap.security())
                        .setParameter(6, imap.user())
                        .setParameter(7, imap.folder())
                        .executeUpdate();
        if (same == 0 && password == null) {
            throw Refusal.field(
                    "imap.password",
                    "required",
                    "imap.password is missing: it is asked for again where host or user are"
                            + " others.");
        }
        if (password != null) {
            entities.createNativeQuery(
                            """
                            update mail_account set imap_host = ?3, imap_port = ?4, imap_security = ?5, imap_user = ?6, imap_folder = ?7, sealed_password = ?8,
                                last_uid = case when ?9 then last_uid else null end where id = ?1 and tenant_id = ?2
                            """)
                    .setParameter(1, id)
                    .setParameter(2, tenant())
                    .setParameter(3, imap.host())
                    .setParameter(4, imap.port())
                    .setParameter(5, imap.security())
                    .setParameter(6, imap.user())
                    .setParameter(7, imap.folder())
                    .setParameter(8, sealing.seal(password, id))
                    .setParameter(9, same > 0)
                    .executeUpdate();
        }
    }

    public Made rotate(UUID id) {
        View account = find(id);
        String token = secret();
        entities.createNativeQuery(
                        "update mail_account set token_digest = ?3, updated_at = ?4 where id = ?1"
                                + " and tenant_id = ?2")
                .setParameter(1, id)
                .setParameter(2, tenant())
                .setParameter(3, Sha256.of(token))
                .setParameter(4, now())
                .executeUpdate();
        return new Made(account, token);
    }

    public void remove(UUID id) {
        find(id);
        entities.createNativeQuery("delete from mail_account where id = ?1 and tenant_id = ?2")
                .setParameter(1, id)
                .setParameter(2, tenant())
                .executeUpdate();
    }

    public View find(UUID id) {
        return views("and id = ?2", tenant(), id).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("mail_account"));
    }

    public Page<View> list(@Nullable String after, int limit) {
        Cursor cursor = Cursor.of(after);
        List<View> views =
                views(
                        "and (created_at, id) < (?2, ?3) order by created_at desc, id desc limit"
                                + " ?4",
                        tenant(),
                        Timestamp.from(cursor.at()),
                        cursor.id(),
                        limit + 1);
        return Page.of(views, limit, last -> Cursor.encode(last.createdAt(), last.id()));
    }

    private void requireFree(String address, @Nullable UUID except) {
        List<?> others =
                entities.createNativeQuery(
                                "select id from mail_account where tenant_id = ?1 and address = ?2")
                        .setParameter(1, tenant())
                        .setParameter(2, address)
                        .getResultList();
        if (others.stream().anyMatch(other -> !other.equals(except))) {
            throw Refusal.of(409, "address_taken", "There is an account with this address.");
        }
    }

    private List<View> views(String condition, Object... parameters) {
        return Rows.<Object[]>of(
                        entities,
                        "select "
                                + COLUMNS
                                + " from mail_account where tenant_id = ?1 "
                                + condition,
                        parameters)
                .stream()
                .map(Accounts::view)
                .toList();
    }

    private static View view(Object[] row) {
        Imap imap =
                row[7] == null
                        ? null
                        : new Imap(
                                (String) row[7],
                                ((Number) row[8]).intValue(),
                                (String) row[9],
                                (String) row[10],
                                null,
                                (String) row[11]);
        return new View(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (boolean) row[4],
                (boolean) row[5],
                (boolean) row[6],
                imap,
                (Instant) row[12],
                (String) row[13],
                (Instant) row[14],
                (Instant) row[15],
                row[16] == null
                        ? null
                        : new Dkim(
                                row[16] + "._domainkey." + Account.domain((String) row[1]),
                                "v=DKIM1; k=rsa; p=" + row[17]));
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static UUID tenant() {
        return CallerContext.current().requireTenant().value();
    }
}
