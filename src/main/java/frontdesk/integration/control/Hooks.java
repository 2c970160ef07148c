package frontdesk.integration.control;

import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.AsSystem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Addresses that other systems' webhooks come to: made, changed, given another secret, removed. */
@ApplicationScoped
@Transactional
public class Hooks extends SecretRows<Hooks.View> {

    @Inject private Clients clients;

    public Hooks() {
        super(
                "integration_hook",
                "id, name, scheme, token_header, command, template, enabled, former_until,"
                        + " created_at, updated_at");
    }

    /**
     * @param scheme signature or token
     * @param tokenHeader the header that a token comes in
     * @param template JSON; empty while there is none
     */
    public record Terms(
            String name,
            String scheme,
            String tokenHeader,
            String command,
            String template,
            boolean enabled) {}

    public record View(
            UUID id,
            String name,
            String scheme,
            String tokenHeader,
            String command,
            String template,
            boolean enabled,
            @Nullable Instant formerSecretUntil,
            Instant createdAt,
            Instant updatedAt)
            implements SecretRows.Row {}

    public Made<View> make(Terms terms) {
        UUID id = clients.make(terms.name(), List.of(terms.command())).client().id();
        String secret = StandardSignature.newSecret();
        entities.createNativeQuery(
                        """
                        insert into integration_hook (id, tenant_id, name, scheme, token_header, sealed_secret, command, template, enabled, created_at, updated_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10)
                        """)
                .setParameter(1, id)
                .setParameter(2, tenant())
                .setParameter(3, terms.name())
                .setParameter(4, terms.scheme())
                .setParameter(5, terms.tokenHeader())
                .setParameter(6, sealing.seal(secret, id))
                .setParameter(7, terms.command())
                .setParameter(8, terms.template())
                .setParameter(9, terms.enabled())
                .setParameter(10, now())
                .executeUpdate();
        return new Made<>(find(id), secret);
    }

    /** Its rights are those that its command needs, and no other. */
    public View change(UUID id, Terms terms) {
        require(
                entities.createNativeQuery(
                                """
                                update integration_hook set name = ?3, scheme = ?4, token_header = ?5, command = ?6, template = ?7, enabled = ?8, updated_at = ?9
                                where id = ?1 and tenant_id = ?2
                                """)
                        .setParameter(1, id)
                        .setParameter(2, tenant())
                        .setParameter(3, terms.name())
                        .setParameter(4, terms.scheme())
                        .setParameter(5, terms.tokenHeader())
                        .setParameter(6, terms.command())
                        .setParameter(7, terms.template())
                        .setParameter(8, terms.enabled())
                        .setParameter(9, now())
                        .executeUpdate());
        entities.createNativeQuery(
                        "update integration_client set name = ?3, commands = ?4 where id = ?1 and"
                                + " tenant_id = ?2")
                .setParameter(1, id)
                .setParameter(2, tenant())
                .setParameter(3, terms.name())
                .setParameter(4, new String[] {terms.command()})
                .executeUpdate();
        return find(id);
    }

    /** With its client, and with what it has asked for. */
    public void remove(UUID id) {
        find(id);
        entities.createNativeQuery(
                        "delete from integration_client where id = ?1 and tenant_id = ?2")
                .setParameter(1, id)
                .setParameter(2, tenant())
                .executeUpdate();
    }

    /** For whoever calls: nobody has signed in. */
    @AsSystem
    Optional<Hook> called(UUID id) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select scheme, token_header, sealed_secret, sealed_former, former_until, command, template
                                from integration_hook where id = ?1 and enabled
                                """)
                        .setParameter(1, id)
                        .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .findFirst()
                .map(
                        row -> {
                            List<String> secrets =
                                    new ArrayList<>(List.of(sealing.open((byte[]) row[2], id)));
                            if (row[4] != null && ((Instant) row[4]).isAfter(clock.instant())) {
                                secrets.add(sealing.open((byte[]) row[3], id));
                            }
                            return new Hook(
                                    id,
                                    (String) row[0],
                                    (String) row[1],
                                    secrets,
                                    (String) row[5],
                                    (String) row[6]);
                        });
    }

    @Override
    protected View view(Object[] row) {
        return new View(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                (boolean) row[6],
                ifComing((Instant) row[7]),
                (Instant) row[8],
                (Instant) row[9]);
    }

    @Override
    protected Refusal unknown() {
        return Refusal.unknown("hook");
    }
}
