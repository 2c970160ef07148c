package frontdesk.integration.control;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import frontdesk.platform.http.Cursor;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.AsSystem;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.security.Sha256;
import frontdesk.shared.Ids;
import frontdesk.shared.Page;
import frontdesk.shared.TenantId;

/** Other systems' programs: made, listed, revoked. Of a secret, only its digest is stored. */
@ApplicationScoped
public class Clients {

    private static final int SECRET_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /** @param commands empty for an operator's client, which hears events */
    public record View(UUID id, String name, List<String> commands, Instant createdAt, @Nullable Instant revokedAt) {}

    /** @param secret shown once */
    public record Made(View client, String secret) {}

    /** The caller's; the operator's belongs to no business. */
    @Transactional
    public Made make(String name, List<String> commands) {
        TenantId tenant = CallerContext.current().tenant();
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        View view = new View(Ids.next(), name, commands, clock.instant(), null);
        entities.createNativeQuery("""
                insert into integration_client (id, tenant_id, name, digest, commands, created_at)
                values (?1, cast(?2 as uuid), ?3, ?4, ?5, ?6)""")
                .setParameter(1, view.id())
                .setParameter(2, tenant == null ? null : tenant.toString())
                .setParameter(3, name)
                .setParameter(4, Sha256.of(secret))
                .setParameter(5, commands.toArray(String[]::new))
                .setParameter(6, Timestamp.from(view.createdAt()))
                .executeUpdate();
        return new Made(view, secret);
    }

    /** The business's own; the operator's for the operator. */
    @Transactional
    public Page<View> list(@Nullable String after, int limit) {
        Cursor cursor = Cursor.of(after);
        List<?> rows = entities.createNativeQuery("""
                select id, name, commands, created_at, revoked_at from integration_client
                where tenant_id is not distinct from cast(?1 as uuid) and (created_at, id) < (?2, ?3)
                order by created_at desc, id desc limit ?4""")
                .setParameter(1, tenant())
                .setParameter(2, Timestamp.from(cursor.at()))
                .setParameter(3, cursor.id())
                .setParameter(4, limit + 1)
                .getResultList();
        List<View> views = rows.stream().map(Object[].class::cast)
                .map(row -> new View((UUID) row[0], (String) row[1], List.of((String[]) row[2]), (Instant) row[3], (Instant) row[4]))
                .toList();
        return Page.of(views, limit, last -> Cursor.encode(last.createdAt(), last.id()));
    }

    @Transactional
    public void revoke(UUID id) {
        int found = entities.createNativeQuery("""
                update integration_client set revoked_at = coalesce(revoked_at, ?3)
                where id = ?1 and tenant_id is not distinct from cast(?2 as uuid)""")
                .setParameter(1, id)
                .setParameter(2, tenant())
                .setParameter(3, Timestamp.from(clock.instant()))
                .executeUpdate();
        if (found == 0) {
            throw Refusal.unknown("client");
        }
    }

    /** @param credential id and secret, with a dot between them */
    @AsSystem
    @Transactional
    public Optional<Client> signIn(String credential) {
        int dot = credential.indexOf('.');
        if (dot != 36) {
            return Optional.empty();
        }
        try {
            return find(UUID.fromString(credential.substring(0, dot)), Sha256.of(credential.substring(dot + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A business's client that is not revoked, by its id: for what it has asked for earlier. */
    @AsSystem
    @Transactional
    public Optional<Client> known(UUID id) {
        return find(id, null);
    }

    private Optional<Client> find(UUID id, byte @Nullable [] digest) {
        List<?> rows = entities.createNativeQuery("""
                select tenant_id, name, commands, digest from integration_client
                where id = ?1 and revoked_at is null and tenant_id is not null""")
                .setParameter(1, id)
                .getResultList();
        return rows.stream().map(Object[].class::cast)
                .filter(row -> digest == null || MessageDigest.isEqual(digest, (byte[]) row[3]))
                .map(row -> new Client(id, new TenantId((UUID) row[0]), (String) row[1], Set.of((String[]) row[2])))
                .findFirst();
    }

    private static @Nullable String tenant() {
        Caller caller = CallerContext.current();
        TenantId tenant = caller.tenant();
        return tenant == null ? null : tenant.toString();
    }
}
