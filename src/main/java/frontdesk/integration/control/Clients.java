package frontdesk.integration.control;

import frontdesk.platform.database.Rows;
import frontdesk.platform.http.Cursor;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.AsSystem;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.security.Sha256;
import frontdesk.shared.Ids;
import frontdesk.shared.Page;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Other systems' programs: made, changed, given another secret, revoked. Of a secret, only its
 * digest is stored.
 */
@ApplicationScoped
public class Clients {

    private static final int SECRET_BYTES = 32;
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final SecureRandom random = new SecureRandom();

    @PersistenceContext private EntityManager entities;

    @Inject private Clock clock;

    /**
     * @param commands empty for an operator's client, which hears events
     * @param hook whether it is that of a hook, which decides its name and rights
     */
    public record View(
            UUID id,
            String name,
            List<String> commands,
            boolean hook,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {}

    /**
     * @param secret shown once
     */
    public record Made(View client, String secret) {}

    /** The caller's; the operator's belongs to no business. */
    @Transactional
    public Made make(String name, List<String> commands) {
        UUID id = Ids.next();
        String secret = newSecret();
        entities.createNativeQuery(
                        """
                        insert into integration_client (id, tenant_id, name, digest, commands, created_at)
                        values (?1, cast(?2 as uuid), ?3, ?4, ?5, ?6)
                        """)
                .setParameter(1, id)
                .setParameter(2, tenant())
                .setParameter(3, name)
                .setParameter(4, Sha256.of(secret))
                .setParameter(5, commands.toArray(String[]::new))
                .setParameter(6, Timestamp.from(clock.instant()))
                .executeUpdate();
        return new Made(find(id), secret);
    }

    @Transactional
    public View change(UUID id, String name, List<String> commands) {
        requireOwn(id);
        entities.createNativeQuery(
                        "update integration_client set name = ?2, commands = ?3 where id = ?1")
                .setParameter(1, id)
                .setParameter(2, name)
                .setParameter(3, commands.toArray(String[]::new))
                .executeUpdate();
        return find(id);
    }

    /** The secret before it ends at once. */
    @Transactional
    public Made rotate(UUID id) {
        requireOwn(id);
        String secret = newSecret();
        entities.createNativeQuery("update integration_client set digest = ?2 where id = ?1")
                .setParameter(1, id)
                .setParameter(2, Sha256.of(secret))
                .executeUpdate();
        return new Made(find(id), secret);
    }

    @Transactional
    public View find(UUID id) {
        return views("and id = ?2 limit 1", tenant(), id).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("client"));
    }

    /** The business's own; the operator's for the operator. */
    @Transactional
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

    @Transactional
    public void revoke(UUID id) {
        int found =
                entities.createNativeQuery(
                                """
                                update integration_client set revoked_at = coalesce(revoked_at, ?3)
                                where id = ?1 and tenant_id is not distinct from cast(?2 as uuid)
                                """)
                        .setParameter(1, id)
                        .setParameter(2, tenant())
                        .setParameter(3, Timestamp.from(clock.instant()))
                        .executeUpdate();
        if (found == 0) {
            throw Refusal.unknown("client");
        }
    }

    /**
     * @param credential id and secret, with a dot between them
     */
    @AsSystem
    @Transactional
    public Optional<Client> signIn(String credential) {
        int dot = credential.indexOf('.');
        if (dot != 36) {
            return Optional.empty();
        }
        try {
            Optional<Client> client =
                    find(
                            UUID.fromString(credential.substring(0, dot)),
                            Sha256.of(credential.substring(dot + 1)));
            client.ifPresent(this::used);
            return client;
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * It has proven who it is. Not each time is written down: some clients ask hundreds of times a
     * second.
     */
    @AsSystem
    @Transactional
    public void used(Client client) {
        Instant now = clock.instant();
        Instant due = now.minus(NOTED_EVERY);
        if (client.lastUsed() == null || client.lastUsed().isBefore(due)) {
            entities.createNativeQuery(
                            "update integration_client set last_used_at = ?2 where id = ?1 and"
                                    + " coalesce(last_used_at < ?3, true)")
                    .setParameter(1, client.id())
                    .setParameter(2, Timestamp.from(now))
                    .setParameter(3, Timestamp.from(due))
                    .executeUpdate();
        }
    }

    /** A business's client that is not revoked, by its id: for what it has asked for earlier. */
    @AsSystem
    @Transactional
    public Optional<Client> known(UUID id) {
        return find(id, null);
    }

    private Optional<Client> find(UUID id, byte @Nullable [] digest) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select tenant_id, name, commands, digest, last_used_at from integration_client
                                where id = ?1 and revoked_at is null and tenant_id is not null
                                """)
                        .setParameter(1, id)
                        .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .filter(row -> digest == null || MessageDigest.isEqual(digest, (byte[]) row[3]))
                .map(
                        row ->
                                new Client(
                                        id,
                                        new TenantId((UUID) row[0]),
                                        (String) row[1],
                                        Set.of((String[]) row[2]),
                                        (Instant) row[4]))
                .findFirst();
    }

    private List<View> views(String condition, @Nullable Object... parameters) {
        return Rows.<Object[]>of(
                        entities,
                        """
                        select id, name, commands, exists (select 1 from integration_hook hook where hook.id = client.id), created_at, last_used_at, revoked_at
                        from integration_client client where tenant_id is not distinct from cast(?1 as uuid)
                        """
                                + condition,
                        parameters)
                .stream()
                .map(
                        row ->
                                new View(
                                        (UUID) row[0],
                                        (String) row[1],
                                        List.of((String[]) row[2]),
                                        (boolean) row[3],
                                        (Instant) row[4],
                                        (Instant) row[5],
                                        (Instant) row[6]))
                .toList();
    }

    private void requireOwn(UUID id) {
        View client = find(id);
        if (client.revokedAt() != null) {
            throw Refusal.of(409, "client_revoked", "This client was revoked. Make a new one.");
        }
        if (client.hook()) {
            throw Refusal.of(
                    409,
                    "client_of_hook",
                    "This client is that of an incoming webhook, and changes with it.");
        }
    }

    private String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static @Nullable String tenant() {
        TenantId tenant = CallerContext.current().tenant();
        return tenant == null ? null : tenant.toString();
    }
}
