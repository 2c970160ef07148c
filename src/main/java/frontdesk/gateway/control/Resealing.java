package frontdesk.gateway.control;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import frontdesk.platform.security.AsSystem;

/** Seals providers' keys under the newest master key, while the one before it still opens them. */
@ApplicationScoped
public class Resealing {

    private static final Logger LOG = Logger.getLogger("Frontdesk.gateway");

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Sealing sealing;

    /** @return how many were sealed anew */
    @AsSystem
    @Transactional
    public int run() {
        List<?> rows = entities.createNativeQuery("select id, sealed_key from ai_provider where sealed_key is not null").getResultList();
        int done = rows.stream().map(Object[].class::cast).mapToInt(row -> reseal((UUID) row[0], (byte[]) row[1])).sum();
        if (done > 0) {
            LOG.infof("%d keys of providers are sealed under the newest master key now", done);
        }
        return done;
    }

    private int reseal(UUID id, byte[] sealed) {
        if (!sealing.isOld(sealed, id)) {
            return 0;
        }
        String key;
        try {
            key = sealing.open(sealed, id);
        } catch (IllegalStateException e) {
            LOG.errorf("The key of provider %s does not open: its master key is not configured", id);
            return 0;
        }
        // Only what was read, since someone may have set another key meanwhile.
        return entities.createNativeQuery("update ai_provider set sealed_key = ?2 where id = ?1 and sealed_key = ?3")
                .setParameter(1, id).setParameter(2, sealing.seal(key, id)).setParameter(3, sealed)
                .executeUpdate();
    }
}
