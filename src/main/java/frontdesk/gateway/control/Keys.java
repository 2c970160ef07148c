package frontdesk.gateway.control;

import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.security.Sha256;
import frontdesk.shared.Ids;

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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Virtual keys: made, listed, replaced with an overlap, revoked. What is stored of one is its hash.
 */
@ApplicationScoped
public class Keys {

    public static final String PREFIX = "fd-";

    private static final String LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 43;

    private final SecureRandom random = new SecureRandom();

    @PersistenceContext private EntityManager entities;

    @Inject private Clock clock;

    @Inject private Jsonb json;

    @Inject private Revisions revisions;

    /**
     * @param secret shown once
     */
    public record Made(UUID id, String secret) {}

    public record Terms(
            String name,
            List<String> models,
            List<String> addresses,
            Limits limits,
            @Nullable UUID team,
            @Nullable Instant expiresAt) {}

    public record View(
            UUID id,
            String name,
            String hint,
            @Nullable UUID team,
            List<String> models,
            List<String> addresses,
            Limits limits,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            Instant createdAt) {}

    @Transactional
    public Made make(Terms terms) {
        Caller caller = CallerContext.current();
        UUID id = Ids.next();
        String secret = fresh();
        entities.createNativeQuery(
                        """
                        insert into ai_key (id, tenant_id, team_id, owner_id, name, hash, hint, models, addresses, limits, expires_at, created_at)
                        values (?1, ?2, cast(?3 as uuid), ?4, ?5, ?6, ?7, ?8, ?9, cast(?10 as jsonb), ?11, ?12)
                        """)
                .setParameter(1, id)
                .setParameter(2, caller.requireTenant().value())
                .setParameter(3, terms.team() == null ? null : terms.team().toString())
                .setParameter(4, caller.requireId())
                .setParameter(5, terms.name())
                .setParameter(6, bytes(secret))
                .setParameter(7, hint(secret))
                .setParameter(8, terms.models().toArray(String[]::new))
                .setParameter(9, terms.addresses().toArray(String[]::new))
                .setParameter(10, json.toJson(terms.limits()))
                .setParameter(
                        11, terms.expiresAt() == null ? null : Timestamp.from(terms.expiresAt()))
                .setParameter(12, Timestamp.from(clock.instant()))
                .executeUpdate();
        revisions.changed("key.created", terms.name(), detail(terms));
        return new Made(id, secret);
    }

    /** All of it, and nothing of its secret and its budgets. */
    @Transactional
    public void change(UUID id, Terms terms) {
        int found =
                entities.createNativeQuery(
                                """
                                update ai_key set name = ?3, team_id = cast(?4 as uuid), models = ?5, addresses = ?6, limits = cast(?7 as jsonb), expires_at = ?8
                                where id = ?1 and tenant_id = ?2 and revoked_at is null
                                """)
                        .setParameter(1, id)
                        .setParameter(2, tenant())
                        .setParameter(3, terms.name())
                        .setParameter(4, terms.team() == null ? null : terms.team().toString())
                        .setParameter(5, terms.models().toArray(String[]::new))
                        .setParameter(6, terms.addresses().toArray(String[]::new))
                        .setParameter(7, json.toJson(terms.limits()))
                        .setParameter(
                                8,
                                terms.expiresAt() == null
                                        ? null
                                        : Timestamp.from(terms.expiresAt()))
                        .executeUpdate();
        if (found == 0) {
            throw Refusal.of(
                    409,
                    "key_revoked",
                    "The key '"
                            + find(id).name()
                            + "' was revoked, which is for good. Make a new one.");
        }
        revisions.changed("key.changed", terms.name(), detail(terms));
    }

    private static Map<String, Object> detail(Terms terms) {
        Map<String, Object> detail = new HashMap<>();
        detail.put("models", terms.models());
        detail.put("addresses", terms.addresses());
        detail.put("limits", terms.limits());
        detail.put("team", terms.team());
        detail.put("expiresAt", terms.expiresAt());
        return detail;
    }

    /**
     * @param overlapUntil until when the key before it also works
     */
    @Transactional
    public Made rotate(UUID id, Instant overlapUntil) {
        String secret = fresh();
        int found =
                entities.createNativeQuery(
                                """
                                update ai_key set previous_hash = hash, previous_until = ?3, hash = ?4, hint = ?5
                                where id = ?1 and tenant_id = ?2 and revoked_at is null
                                """)
                        .setParameter(1, id)
                        .setParameter(2, tenant())
                        .setParameter(3, Timestamp.from(overlapUntil))
                        .setParameter(4, bytes(secret))
                        .setParameter(5, hint(secret))
                        .executeUpdate();
        require(found);
        revisions.changed(
                "key.rotated", find(id).name(), Map.of("oldWorksUntil", overlapUntil.toString()));
        return new Made(id, secret);
    }

    @Transactional
    public void revoke(UUID id) {
        int found =
                entities.createNativeQuery(
                                "update ai_key set revoked_at = coalesce(revoked_at, ?3) where id ="
                                        + " ?1 and tenant_id = ?2")
                        .setParameter(1, id)
                        .setParameter(2, tenant())
                        .setParameter(3, Timestamp.from(clock.instant()))
                        .executeUpdate();
        require(found);
        revisions.changed("key.revoked", find(id).name());
    }

    @Transactional
    public View find(UUID id) {
        return views("and id = ?2", id, Timestamp.from(clock.instant()), id, 1).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("key"));
    }

    /**
     * Newest first, from before this place on; one more than the limit tells that there are more.
     */
    @Transactional
    public List<View> list(Instant before, UUID beforeId, int limit) {
        return views(
                "and (created_at, id) < (?3, ?4)",
                beforeId,
                Timestamp.from(before),
                beforeId,
                limit + 1);
    }

    private List<View> views(String condition, UUID id, Timestamp at, UUID atId, int limit) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select id, name, hint, team_id, models, addresses, cast(limits as text), expires_at, revoked_at, created_at
                                from ai_key where tenant_id = ?1 and cast(?2 as uuid) is not null and cast(?3 as timestamptz) is not null and cast(?4 as uuid) is not null %s
                                order by created_at desc, id desc limit ?5
                                """
                                        .formatted(condition))
                        .setParameter(1, tenant())
                        .setParameter(2, id)
                        .setParameter(3, at)
                        .setParameter(4, atId)
                        .setParameter(5, limit)
                        .getResultList();
        return rows.stream().map(row -> view((Object[]) row)).toList();
    }

    private View view(Object[] row) {
        return new View(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (UUID) row[3],
                List.of((String[]) row[4]),
                List.of((String[]) row[5]),
                json.fromJson((String) row[6], Limits.class),
                (Instant) row[7],
                (Instant) row[8],
                (Instant) row[9]);
    }

    private static UUID tenant() {
        return CallerContext.current().requireTenant().value();
    }

    private static void require(int found) {
        if (found == 0) {
            throw Refusal.unknown("key");
        }
    }

    private String fresh() {
        StringBuilder secret = new StringBuilder(PREFIX);
        random.ints(LENGTH, 0, LETTERS.length()).forEach(at -> secret.append(LETTERS.charAt(at)));
        return secret.toString();
    }

    private static String hint(String secret) {
        return PREFIX + "…" + secret.substring(secret.length() - 4);
    }

    private static byte[] bytes(String secret) {
        return Sha256.of(secret);
    }
}
