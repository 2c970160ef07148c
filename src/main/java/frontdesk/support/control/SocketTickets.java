package frontdesk.support.control;

import frontdesk.platform.security.AsSystem;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.Sha256;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens a socket for a caller once, within thirty seconds: a ticket may stand in a URL, a token may
 * not.
 */
@ApplicationScoped
@AsSystem
@Transactional
public class SocketTickets {

    private static final Duration LIFE = Duration.ofSeconds(30);

    private final SecureRandom random = new SecureRandom();

    @PersistenceContext private EntityManager entities;

    @Inject private Jsonb json;

    @Inject private Clock clock;

    /** The caller as a row; public fields' names are what JSON-B stores. */
    public record Bearer(
            @Nullable UUID tenant,
            @Nullable UUID id,
            String name,
            List<String> roles,
            @Nullable UUID session) {}

    public String issue(Caller caller) {
        byte[] secret = new byte[24];
        random.nextBytes(secret);
        String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        TenantId tenant = caller.tenant();
        Bearer bearer =
                new Bearer(
                        tenant == null ? null : tenant.value(),
                        caller.id(),
                        caller.name(),
                        List.copyOf(caller.roles()),
                        caller.session());
        entities.createNativeQuery(
                        "insert into socket_ticket (hash, tenant_id, caller, expires_at) values"
                                + " (?1, ?2, ?3, ?4)")
                .setParameter(1, Sha256.hex(ticket))
                .setParameter(2, bearer.tenant())
                .setParameter(3, json.toJson(bearer))
                .setParameter(4, Timestamp.from(clock.instant().plus(LIFE)))
                .executeUpdate();
        return ticket;
    }

    public Optional<Caller> redeem(String ticket) {
        entities.createNativeQuery("delete from socket_ticket where expires_at < ?1")
                .setParameter(1, Timestamp.from(clock.instant()))
                .executeUpdate();
        List<?> rows =
                entities.createNativeQuery(
                                "delete from socket_ticket where hash = ?1 returning caller")
                        .setParameter(1, Sha256.hex(ticket))
                        .getResultList();
        return rows.stream()
                .findFirst()
                .map(row -> caller(json.fromJson((String) row, Bearer.class)));
    }

    private static Caller caller(Bearer bearer) {
        return new Caller(
                bearer.tenant() == null ? null : new TenantId(bearer.tenant()),
                bearer.id(),
                bearer.name(),
                new HashSet<>(bearer.roles()),
                bearer.session());
    }
}
