package frontdesk.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import java.util.List;
import java.util.UUID;

/**
 * Seals the secrets of a table under the newest master key, while the one before it still opens
 * them.
 */
@ApplicationScoped
public class Resealing {

    private static final Logger LOG = Logger.getLogger("Frontdesk.security");

    @PersistenceContext private EntityManager entities;

    @Inject private Sealing sealing;

    /**
     * @param table whose rows the secrets are bound to by {@code id}; a name in our sources, as is
     *     the column's
     * @return how many were sealed anew
     */
    @AsSystem
    @Transactional
    public int run(String table, String column) {
        List<?> rows =
                entities.createNativeQuery(
                                "select id, %1$s from %2$s where %1$s is not null"
                                        .formatted(column, table))
                        .getResultList();
        int done =
                rows.stream()
                        .map(Object[].class::cast)
                        .mapToInt(row -> reseal(table, column, (UUID) row[0], (byte[]) row[1]))
                        .sum();
        if (done > 0) {
            LOG.infof("%d secrets in %s are sealed under the newest master key now", done, table);
        }
        return done;
    }

    private int reseal(String table, String column, UUID id, byte[] sealed) {
        if (!sealing.isOld(sealed, id)) {
            return 0;
        }
        String secret;
        try {
            secret = sealing.open(sealed, id);
        } catch (IllegalStateException e) {
            LOG.errorf(
                    "The secret of %s in %s does not open: its master key is not configured",
                    id, table);
            return 0;
        }
        // Only what was read, since someone may have set another one meanwhile.
        return entities.createNativeQuery(
                        "update %2$s set %1$s = ?2 where id = ?1 and %1$s = ?3"
                                .formatted(column, table))
                .setParameter(1, id)
                .setParameter(2, sealing.seal(secret, id))
                .setParameter(3, sealed)
                .executeUpdate();
    }
}
