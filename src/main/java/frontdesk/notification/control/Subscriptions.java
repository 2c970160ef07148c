package frontdesk.notification.control;

import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.Ids;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** The browsers that want pushes, each with its address at its push service and its keys. */
@ApplicationScoped
@Transactional
public class Subscriptions {

    private static final int MOST = 20;
    private static final int POINT = 65;
    private static final int SECRET = 16;

    @PersistenceContext private EntityManager entities;

    @Inject private Clock clock;

    /**
     * @param p256dh and {@code auth} in base64url, as browsers give them
     */
    public record Subscription(UUID id, String endpoint, String p256dh, String auth) {}

    /**
     * A browser has one, whoever was signed in there before; of many browsers, the newest count.
     */
    public void add(UUID person, String endpoint, String p256dh, String auth) {
        entities.createNativeQuery(
                        "delete from notification_subscription where tenant_id = ?1 and endpoint ="
                                + " ?2")
                .setParameter(1, tenant())
                .setParameter(2, endpoint)
                .executeUpdate();
        entities.createNativeQuery(
                        """
                        insert into notification_subscription (id, tenant_id, person_id, endpoint, p256dh, auth, created_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict (person_id, endpoint) do nothing
                        """)
                .setParameter(1, Ids.next())
                .setParameter(2, tenant())
                .setParameter(3, person)
                .setParameter(4, endpoint)
                .setParameter(5, p256dh)
                .setParameter(6, auth)
                .setParameter(7, Timestamp.from(clock.instant()))
                .executeUpdate();
        entities.createNativeQuery(
                        """
                        delete from notification_subscription where person_id = ?1 and id not in
                            (select id from notification_subscription where person_id = ?1 order by created_at desc, id desc limit ?2)
                        """)
                .setParameter(1, person)
                .setParameter(2, MOST)
                .executeUpdate();
    }

    public void remove(UUID person, String endpoint) {
        entities.createNativeQuery(
                        "delete from notification_subscription where person_id = ?1 and endpoint ="
                                + " ?2")
                .setParameter(1, person)
                .setParameter(2, endpoint)
                .executeUpdate();
    }

    public List<Subscription> of(UUID person) {
        List<?> rows =
                entities.createNativeQuery(
                                "select id, endpoint, p256dh, auth from notification_subscription"
                                        + " where tenant_id = ?1 and person_id = ?2")
                        .setParameter(1, tenant())
                        .setParameter(2, person)
                        .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(
                        row ->
                                new Subscription(
                                        (UUID) row[0],
                                        (String) row[1],
                                        (String) row[2],
                                        (String) row[3]))
                .toList();
    }

    /** The address, where it is one that can be sent to. */
    public static URI endpoint(@Nullable String given) {
        try {
            URI uri = new URI(Input.text("endpoint", given, 1_000));
            if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
                throw new URISyntaxException(uri.toString(), "no plain web address");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw Refusal.field(
                    "endpoint",
                    "invalid_url",
                    "endpoint is the address that the browser has got from its push service.");
        }
    }

    public static String point(@Nullable String given) {
        return bytes("p256dh", given, POINT);
    }

    public static String secret(@Nullable String given) {
        return bytes("auth", given, SECRET);
    }

    private static String bytes(String field, @Nullable String given, int length) {
        String text = Input.text(field, given, 200);
        try {
            if (Base64.getUrlDecoder().decode(text).length == length) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            // No base64: the wrong length of it says the same.
        }
        throw Refusal.field(field, "invalid_key", field + " is " + length + " bytes in base64url.");
    }

    private static UUID tenant() {
        return CallerContext.current().requireTenant().value();
    }
}
