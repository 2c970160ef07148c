package frontdesk.support.control;

import frontdesk.identity.Business;
import frontdesk.identity.Businesses;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.security.Roles;
import frontdesk.platform.security.Tokens;
import frontdesk.shared.Ids;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Customers without an account: anonymous ones, and known ones that their business's own server
 * vouches for.
 */
@ApplicationScoped
public class Visitors {

    private static final Duration TOKEN = Duration.ofHours(1);
    private static final Duration RENEWABLE = Duration.ofDays(30);

    @PersistenceContext private EntityManager entities;

    @Inject private Businesses businesses;

    @Inject private Tokens tokens;

    @Inject private Clock clock;

    /**
     * @param hmac HMAC-SHA256 of {@code userId} with the business's visitor key, in hexadecimal
     */
    public record Identity(
            @Nullable String userId,
            @Nullable String name,
            @Nullable String email,
            @Nullable String hmac) {}

    public record Pass(Tokens.Token token, UUID visitorId, String name) {}

    /** Call within the business that is visited. */
    @Transactional
    public Pass welcome(Business business, @Nullable Identity identity) {
        if (identity == null) {
            return pass(business, Ids.next(), "");
        }
        String userId = Input.text("identity.userId", identity.userId(), 200);
        if (!businesses.vouchedFor(
                business.id(), userId, Input.optional("identity.hmac", identity.hmac(), 64))) {
            throw Refusal.of(
                    403,
                    "identity_not_verified",
                    "identity.hmac is not the HMAC-SHA256 of identity.userId with this business's"
                            + " visitor key.");
        }
        String name = Input.optional("identity.name", identity.name(), 120);
        String email = Input.optional("identity.email", identity.email(), 254);
        return pass(business, vouched(userId, name, email), name);
    }

    /**
     * A customer whom the business's own systems know: the same one for the same {@code userId}.
     */
    UUID vouched(String userId, String name, String email) {
        return (UUID)
                entities.createNativeQuery(
                                """
                                insert into visitor (id, tenant_id, external_id, name, email, created_at) values (?1, ?2, ?3, ?4, ?5, ?6)
                                on conflict (tenant_id, external_id) do update set name = ?4, email = ?5 returning id
                                """)
                        .setParameter(1, Ids.next())
                        .setParameter(2, CallerContext.current().requireTenant().value())
                        .setParameter(3, userId)
                        .setParameter(4, name)
                        .setParameter(5, email.isEmpty() ? null : email)
                        .setParameter(6, Timestamp.from(clock.instant()))
                        .getSingleResult();
    }

    /** A new token for the same visitor, also for an expired one of the last thirty days. */
    public Pass renew(String token) {
        Caller visitor =
                tokens.readExpired(token, RENEWABLE)
                        .filter(caller -> caller.is(Roles.VISITOR))
                        .orElseThrow(
                                () ->
                                        Refusal.of(
                                                401,
                                                "token_not_renewable",
                                                "Ask for a new visitor's token."));
        return new Pass(tokens.issue(visitor, TOKEN), visitor.requireId(), visitor.name());
    }

    Conversations.Customer describe(Caller caller) {
        if (!caller.is(Roles.VISITOR)) {
            return new Conversations.Customer(caller.name(), null, true);
        }
        List<?> rows =
                entities.createNativeQuery(
                                "select name, email from visitor where id = ?1 and tenant_id = ?2")
                        .setParameter(1, caller.requireId())
                        .setParameter(2, CallerContext.current().requireTenant().value())
                        .getResultList();
        if (rows.isEmpty()) {
            return new Conversations.Customer("", null, false);
        }
        Object[] row = (Object[]) rows.getFirst();
        return new Conversations.Customer((String) row[0], (String) row[1], true);
    }

    private Pass pass(Business business, UUID id, String name) {
        Caller visitor = new Caller(business.id(), id, name, Set.of(Roles.VISITOR), null);
        return new Pass(tokens.issue(visitor, TOKEN), id, name);
    }
}
