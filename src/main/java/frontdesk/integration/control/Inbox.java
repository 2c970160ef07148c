package frontdesk.integration.control;

import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.AsSystem;
import frontdesk.platform.security.Sha256;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Remembers what was asked and answered: the memory and the effect are one transaction, so that a
 * repeat has none.
 */
@ApplicationScoped
public class Inbox {

    @PersistenceContext private EntityManager entities;

    @Inject private Clock clock;

    /**
     * @param effect makes the reply; called where this was not asked before
     */
    @Transactional
    public String once(Client client, Incoming incoming, Supplier<String> effect) {
        if (!claim(client, incoming)) {
            return first(client, incoming).orElseThrow();
        }
        String reply = effect.get();
        entities.createNativeQuery(
                        "update integration_inbox set reply = ?3 where client_id = ?1 and key = ?2")
                .setParameter(1, client.id())
                .setParameter(2, incoming.key())
                .setParameter(3, reply)
                .executeUpdate();
        return reply;
    }

    /** The reply that this request has had already. */
    @Transactional
    public Optional<String> first(Client client, Incoming incoming) {
        List<?> rows =
                entities.createNativeQuery(
                                "select request, reply from integration_inbox where client_id = ?1"
                                        + " and key = ?2")
                        .setParameter(1, client.id())
                        .setParameter(2, incoming.key())
                        .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .findFirst()
                .map(
                        row -> {
                            if (!row[0].equals(fingerprint(incoming))) {
                                throw Refusal.of(
                                        422,
                                        "idempotency_key_reused",
                                        "This idempotency key was used for another request.");
                            }
                            return (String) row[1];
                        });
    }

    @AsSystem
    @Transactional
    public void forgetBefore(Instant time) {
        entities.createNativeQuery("delete from integration_inbox where created_at < ?1")
                .setParameter(1, Timestamp.from(time))
                .executeUpdate();
    }

    /** Waits while the same is being done elsewhere. */
    private boolean claim(Client client, Incoming incoming) {
        return entities.createNativeQuery(
                                """
                                insert into integration_inbox (client_id, key, tenant_id, request, reply, created_at)
                                values (?1, ?2, ?3, ?4, '', ?5) on conflict do nothing
                                """)
                        .setParameter(1, client.id())
                        .setParameter(2, incoming.key())
                        .setParameter(3, client.tenant().value())
                        .setParameter(4, fingerprint(incoming))
                        .setParameter(5, Timestamp.from(clock.instant()))
                        .executeUpdate()
                == 1;
    }

    private static String fingerprint(Incoming incoming) {
        String text = incoming.text();
        return Sha256.hex(text == null ? "" : text);
    }
}
