package frontdesk.mail.control;

import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.AsSystem;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.security.Sha256;
import frontdesk.shared.Ids;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.internet.InternetHeaders;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Keeps every mail as it came, before anything else is done with it, and each once. */
@ApplicationScoped
@Transactional
public class MailStore {

    private static final int PART = 1 << 20;
    private static final Duration LEASE = Duration.ofMinutes(2);

    @PersistenceContext private EntityManager entities;

    @Inject private Clock clock;

    /**
     * @param fresh false for a repeat
     */
    record Stored(UUID id, boolean fresh) {}

    record Due(UUID id, UUID account, TenantId tenant) {}

    Stored store(UUID account, RawMail raw) throws IOException {
        InternetHeaders head;
        try {
            head = raw.head();
        } catch (NoLetter e) {
            head = new InternetHeaders();
        }
        UUID id = Ids.next();
        if (!insert(id, account, raw.digest(), head, raw.size(), "received", "")) {
            return new Stored(known(account, raw.digest()), false);
        }
        try (InputStream in = raw.open()) {
            int part = 0;
            for (byte[] bytes = in.readNBytes(PART);
                    bytes.length > 0;
                    bytes = in.readNBytes(PART)) {
                entities.createNativeQuery(
                                "insert into mail_content (mail_id, part, tenant_id, bytes) values"
                                        + " (?1, ?2, ?3, ?4)")
                        .setParameter(1, id)
                        .setParameter(2, part++)
                        .setParameter(3, tenant())
                        .setParameter(4, bytes)
                        .executeUpdate();
            }
        }
        return new Stored(id, true);
    }

    /**
     * A mail that stays where it is, since it is too large to bring; a person looks at it there.
     */
    void parkTooLarge(UUID account, String where) {
        insert(
                Ids.next(),
                account,
                Sha256.of(where),
                new InternetHeaders(),
                0,
                "parked",
                "too_large");
    }

    private boolean insert(
            UUID id,
            UUID account,
            byte[] digest,
            InternetHeaders head,
            long bytes,
            String state,
            String reason) {
        var sender = MailReader.sender(head);
        return entities.createNativeQuery(
                                """
                                insert into mail_received (id, tenant_id, account_id, digest, message_id, sender, sender_name, subject, bytes, state, kind, reason,
                                    bot_asked, attempts, due_at, received_at)
                                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'unknown', ?11, false, 0, ?12, ?13)
                                on conflict (account_id, digest) do nothing
                                """)
                        .setParameter(1, id)
                        .setParameter(2, tenant())
                        .setParameter(3, account)
                        .setParameter(4, digest)
                        .setParameter(5, MailReader.messageId(head))
                        .setParameter(6, Lenient.cut(Lenient.lower(sender), 254))
                        .setParameter(
                                7, sender == null ? "" : Lenient.oneLine(sender.getPersonal(), 120))
                        .setParameter(8, Lenient.header(MailReader.field(head, "Subject"), 200))
                        .setParameter(9, bytes)
                        .setParameter(10, state)
                        .setParameter(11, reason)
                        .setParameter(12, Timestamp.from(clock.instant().plus(LEASE)))
                        .setParameter(13, Timestamp.from(clock.instant()))
                        .executeUpdate()
                == 1;
    }

    private UUID known(UUID account, byte[] digest) {
        return (UUID)
                entities.createNativeQuery(
                                "select id from mail_received where account_id = ?1 and digest ="
                                        + " ?2")
                        .setParameter(1, account)
                        .setParameter(2, digest)
                        .getSingleResult();
    }

    /** As it came; close it. */
    public RawMail content(UUID id) {
        List<?> parts =
                entities.createNativeQuery(
                                "select part from mail_content where mail_id = ?1 and tenant_id ="
                                        + " ?2 order by part")
                        .setParameter(1, id)
                        .setParameter(2, tenant())
                        .getResultList();
        if (parts.isEmpty() && !exists(id)) {
            throw Refusal.unknown("mail");
        }
        try {
            return RawMail.of(
                    out -> {
                        for (Object part : parts) {
                            out.write(
                                    (byte[])
                                            entities.createNativeQuery(
                                                            "select bytes from mail_content where"
                                                                    + " mail_id = ?1 and part = ?2")
                                                    .setParameter(1, id)
                                                    .setParameter(2, part)
                                                    .getSingleResult());
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean exists(UUID id) {
        return !entities.createNativeQuery(
                        "select 1 from mail_received where id = ?1 and tenant_id = ?2")
                .setParameter(1, id)
                .setParameter(2, tenant())
                .getResultList()
                .isEmpty();
    }

    /** Those whose handling was interrupted, or failed a while ago. */
    @AsSystem
    List<Due> claimDue() {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                update mail_received set due_at = ?2 where id in (
                                    select id from mail_received where state = 'received' and due_at <= ?1 order by due_at limit 10 for update skip locked)
                                returning id, account_id, tenant_id
                                """)
                        .setParameter(1, Timestamp.from(clock.instant()))
                        .setParameter(2, Timestamp.from(clock.instant().plus(LEASE)))
                        .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Due((UUID) row[0], (UUID) row[1], new TenantId((UUID) row[2])))
                .toList();
    }

    private static UUID tenant() {
        return CallerContext.current().requireTenant().value();
    }
}
