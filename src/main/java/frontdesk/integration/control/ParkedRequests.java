package frontdesk.integration.control;

import frontdesk.notification.Audience;
import frontdesk.notification.Kind;
import frontdesk.notification.Notice;
import frontdesk.notification.Notifications;
import frontdesk.platform.http.Cursor;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Ids;
import frontdesk.shared.Page;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Requests that could not be taken, or refused without anybody to hear it: they wait for a person.
 */
@ApplicationScoped
public class ParkedRequests {

    private static final int MOST_CHARACTERS = 256 * 1024;

    @PersistenceContext private EntityManager entities;

    @Inject private Notifications notifications;

    @Inject private Clock clock;

    /**
     * @param whole whether the payload is all of it: a part of one cannot be tried again
     */
    public record View(
            UUID id,
            String type,
            String payload,
            boolean whole,
            String problem,
            Instant parkedAt) {}

    /** What is needed to try one again. */
    record Again(UUID client, Incoming incoming) {}

    /**
     * Once for each message; on behalf of the client's business, where it is known whose the
     * message is.
     */
    @Transactional
    void add(Incoming incoming, Optional<Client> client, String problem) {
        UUID id = Ids.next();
        String text = incoming.text() == null ? "" : incoming.text().replace("\0", "");
        boolean whole = incoming.text() != null && text.length() <= MOST_CHARACTERS;
        int added =
                entities.createNativeQuery(
                                """
                                insert into integration_parked (id, tenant_id, client_id, key, payload, whole, problem, parked_at)
                                values (?1, cast(?2 as uuid), cast(?3 as uuid), ?4, ?5, ?6, ?7, ?8) on conflict do nothing
                                """)
                        .setParameter(1, id)
                        .setParameter(2, client.map(one -> one.tenant().toString()).orElse(null))
                        .setParameter(3, client.map(one -> one.id().toString()).orElse(null))
                        .setParameter(4, incoming.key())
                        .setParameter(
                                5,
                                whole
                                        ? text
                                        : text.substring(
                                                0, Math.min(text.length(), MOST_CHARACTERS)))
                        .setParameter(6, whole)
                        .setParameter(7, problem)
                        .setParameter(8, Timestamp.from(clock.instant()))
                        .executeUpdate();
        if (added == 1 && client.isPresent()) {
            String type = Envelope.typeIn(text);
            notifications.tell(
                    new Notice(
                            id,
                            Kind.workParked,
                            Audience.ofRoles(Roles.OWNER, Roles.ADMIN),
                            Map.of("request", type.isEmpty() ? "@request.unknown" : type),
                            "/console/integration/parked/" + id));
        }
    }

    /** The business's own; for the operator, those of which nobody knows whose they are. */
    @Transactional
    public Page<View> list(@Nullable String after, int limit) {
        Cursor cursor = Cursor.of(after);
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select id, payload, whole, problem, parked_at from integration_parked
                                where tenant_id is not distinct from cast(?1 as uuid) and (parked_at, id) < (?2, ?3)
                                order by parked_at desc, id desc limit ?4
                                """)
                        .setParameter(1, tenant())
                        .setParameter(2, Timestamp.from(cursor.at()))
                        .setParameter(3, cursor.id())
                        .setParameter(4, limit + 1)
                        .getResultList();
        List<View> views =
                rows.stream()
                        .map(Object[].class::cast)
                        .map(
                                row ->
                                        new View(
                                                (UUID) row[0],
                                                Envelope.typeIn((String) row[1]),
                                                (String) row[1],
                                                (boolean) row[2],
                                                (String) row[3],
                                                (Instant) row[4]))
                        .toList();
        return Page.of(views, limit, last -> Cursor.encode(last.parkedAt(), last.id()));
    }

    @Transactional
    public void discard(UUID id) {
        int found =
                entities.createNativeQuery(
                                """
                                delete from integration_parked where id = ?1 and tenant_id is not distinct from cast(?2 as uuid)
                                """)
                        .setParameter(1, id)
                        .setParameter(2, tenant())
                        .executeUpdate();
        if (found == 0) {
            throw Refusal.unknown("parked_request");
        }
    }

    @Transactional
    Again again(UUID id) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select client_id, key, payload, whole from integration_parked
                                where id = ?1 and tenant_id is not distinct from cast(?2 as uuid)
                                """)
                        .setParameter(1, id)
                        .setParameter(2, tenant())
                        .getResultList();
        Object[] row =
                (Object[])
                        rows.stream()
                                .findFirst()
                                .orElseThrow(() -> Refusal.unknown("parked_request"));
        if (row[0] == null || !(boolean) row[3]) {
            throw Refusal.of(
                    409,
                    "cannot_be_retried",
                    "Nobody knows whose this is, or it is not whole. Only discarding is left.");
        }
        return new Again((UUID) row[0], new Incoming((String) row[2], null, (String) row[1], true));
    }

    private static @Nullable String tenant() {
        TenantId tenant = CallerContext.current().tenant();
        return tenant == null ? null : tenant.toString();
    }
}
