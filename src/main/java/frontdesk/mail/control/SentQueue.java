package frontdesk.mail.control;

import frontdesk.platform.security.AsSystem;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Whose turn it is to be sent. */
@ApplicationScoped
public class SentQueue {

    private static final int AT_ONCE = 5;

    /** Longer than slow mail servers take for all of them; then another node may try. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    @PersistenceContext private EntityManager entities;

    @Inject private Clock clock;

    /**
     * @param attempts with this one
     */
    record Outgoing(
            UUID id, TenantId tenant, UUID conversation, long seq, String recipient, int attempts) {

        /** The same at each attempt, so that a repeat can be recognised; nobody guesses it. */
        String messageId(String address) {
            return "<" + id + address.substring(address.lastIndexOf('@')) + ">";
        }
    }

    @AsSystem
    @Transactional
    List<Outgoing> claim() {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                update mail_sent set due_at = ?2, attempts = attempts + 1 where id in (
                                    select id from mail_sent where state = 'queued' and due_at <= ?1 order by due_at, id limit ?3 for update skip locked)
                                returning id, tenant_id, conversation_id, seq, recipient, attempts
                                """)
                        .setParameter(1, Timestamp.from(clock.instant()))
                        .setParameter(2, Timestamp.from(clock.instant().plus(LEASE)))
                        .setParameter(3, AT_ONCE)
                        .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(
                        row ->
                                new Outgoing(
                                        (UUID) row[0],
                                        new TenantId((UUID) row[1]),
                                        (UUID) row[2],
                                        ((Number) row[3]).longValue(),
                                        (String) row[4],
                                        ((Number) row[5]).intValue()))
                .sorted(java.util.Comparator.comparing(Outgoing::id))
                .toList();
    }
}
