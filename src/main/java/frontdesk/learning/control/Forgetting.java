package frontdesk.learning.control;

import frontdesk.platform.security.AsSystem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.sql.Timestamp;
import java.time.Instant;

/** Ends what has been kept long enough, of all businesses. */
@ApplicationScoped
@AsSystem
@Transactional
public class Forgetting {

    @PersistenceContext private EntityManager entities;

    /**
     * @return how many went; there may be more where it is {@code most}
     */
    public int forgetBefore(Instant time, int most) {
        return entities.createNativeQuery(
                        """
                        delete from learning_data where id in (select id from learning_data where recorded_at < ?1 order by recorded_at limit ?2)
                        """)
                .setParameter(1, Timestamp.from(time))
                .setParameter(2, most)
                .executeUpdate();
    }
}
