package frontdesk.integration.control;

import frontdesk.platform.http.Refusal;
import frontdesk.shared.Ids;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The addresses that a business wants events sent to: made, changed, given another secret, removed.
 */
@ApplicationScoped
@Transactional
public class Webhooks extends SecretRows<Webhooks.View> {

    private static final int MOST = 50;

    public Webhooks() {
        super(
                "integration_webhook",
                "id, name, url, types, enabled, disabled_because, failing_since, former_until,"
                        + " created_at, updated_at");
    }

    /**
     * @param types names, or beginnings of names with a star
     */
    public record Terms(String name, String url, List<String> types, boolean enabled) {}

    /**
     * @param disabledBecause gone where the receiver said so, failing where it only failed for
     *     days; empty where nobody but a person has
     * @param failingSince null where the last attempt succeeded
     * @param formerSecretUntil until when the secret before this one signs too
     */
    public record View(
            UUID id,
            String name,
            String url,
            List<String> types,
            boolean enabled,
            String disabledBecause,
            @Nullable Instant failingSince,
            @Nullable Instant formerSecretUntil,
            Instant createdAt,
            Instant updatedAt)
            implements SecretRows.Row {}

    public Made<View> make(Terms terms) {
        long known =
                ((Number)
                                entities.createNativeQuery(
                                                "select count(*) from integration_webhook where"
                                                        + " tenant_id = ?1")
                                        .setParameter(1, tenant())
                                        .getSingleResult())
                        .longValue();
        if (known >= MOST) {
            throw Refusal.of(
                    409, "too_many_webhooks", "A business may have at most " + MOST + " webhooks.");
        }
        UUID id = Ids.next();
        String secret = StandardSignature.newSecret();
        entities.createNativeQuery(
                        """
                        insert into integration_webhook (id, tenant_id, name, url, types, enabled, sealed_secret, created_at, updated_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)
                        """)
                .setParameter(1, id)
                .setParameter(2, tenant())
                .setParameter(3, terms.name())
                .setParameter(4, terms.url())
                .setParameter(5, terms.types().toArray(String[]::new))
                .setParameter(6, terms.enabled())
                .setParameter(7, sealing.seal(secret, id))
                .setParameter(8, now())
                .executeUpdate();
        return new Made<>(find(id), secret);
    }

    /** Switching it on again forgets why it was off. */
    public View change(UUID id, Terms terms) {
        require(
                entities.createNativeQuery(
                                """
                                update integration_webhook set name = ?3, url = ?4, types = ?5, updated_at = ?7, enabled = ?6,
                                    disabled_because = case when ?6 then '' else disabled_because end,
                                    failing_since = case when ?6 and not enabled then null else failing_since end,
                                    rests_until = case when ?6 and not enabled then null else rests_until end
                                where id = ?1 and tenant_id = ?2
                                """)
                        .setParameter(1, id)
                        .setParameter(2, tenant())
                        .setParameter(3, terms.name())
                        .setParameter(4, terms.url())
                        .setParameter(5, terms.types().toArray(String[]::new))
                        .setParameter(6, terms.enabled())
                        .setParameter(7, now())
                        .executeUpdate());
        return find(id);
    }

    /** With its deliveries. */
    public void remove(UUID id) {
        require(
                entities.createNativeQuery(
                                "delete from integration_webhook where id = ?1 and tenant_id = ?2")
                        .setParameter(1, id)
                        .setParameter(2, tenant())
                        .executeUpdate());
    }

    @Override
    protected View view(Object[] row) {
        return new View(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                List.of((String[]) row[3]),
                (boolean) row[4],
                (String) row[5],
                (Instant) row[6],
                ifComing((Instant) row[7]),
                (Instant) row[8],
                (Instant) row[9]);
    }

    @Override
    protected Refusal unknown() {
        return Refusal.unknown("webhook");
    }
}
