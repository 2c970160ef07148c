package frontdesk.notification.control;

import frontdesk.identity.Businesses;
import frontdesk.identity.Person;
import frontdesk.notification.Kind;
import frontdesk.shared.Ids;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.sql.Timestamp;
import java.time.Clock;

/** What the operator is told in the product, of the server itself. */
@ApplicationScoped
@Transactional
public class OperatorNotices {

    private static final String PAGE = "/console/system/parked";

    @PersistenceContext private EntityManager entities;

    @Inject private Businesses businesses;

    @Inject private Clock clock;

    /**
     * On behalf of the system. As long as a notice is unread, more of the same only raises its
     * count.
     */
    public void deliveryParked() {
        for (Person operator : businesses.operators()) {
            entities.createNativeQuery(
                            """
                            insert into notification (id, event_id, person_id, kind, data, link, in_app, created_at)
                            values (?1, ?1, ?2, ?3, cast(json_build_object('count', '1') as text), ?4, true, ?5)
                            on conflict (person_id) where kind = 'deliveriesParked' and read_at is null do update set created_at = excluded.created_at,
                                data = cast(json_build_object('count', cast(cast(cast(notification.data as json) ->> 'count' as int) + 1 as text)) as text)
                            """)
                    .setParameter(1, Ids.next())
                    .setParameter(2, operator.id())
                    .setParameter(3, Kind.deliveriesParked.name())
                    .setParameter(4, PAGE)
                    .setParameter(5, Timestamp.from(clock.instant()))
                    .executeUpdate();
        }
    }
}
