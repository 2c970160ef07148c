package frontdesk.identity.control;

import frontdesk.platform.security.Revocations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What every node must know of sessions that ended early, wherever they ended. */
@ApplicationScoped
public class RevokedSessions {

    @PersistenceContext private EntityManager entities;

    @Inject private Clock clock;

    @Transactional
    public List<UUID> current() {
        return entities.createQuery(
                        "select s.id from Session s where s.revokedAt > :since", UUID.class)
                .setParameter("since", clock.instant().minus(Revocations.LONGEST_TOKEN))
                .getResultList();
    }
}
