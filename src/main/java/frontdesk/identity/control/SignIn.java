package frontdesk.identity.control;

import frontdesk.identity.entity.Account;
import frontdesk.identity.entity.Session;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.Sha256;
import frontdesk.platform.security.Tokens;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Signs people in, keeps them signed in, signs them out. Runs as the system: nobody is signed in
 * before.
 */
@ApplicationScoped
public class SignIn {

    private static final Duration ACCESS = Duration.ofMinutes(10);

    /** Compared where there is no account, so that both answers take the same time. */
    private static final String NOBODY =
            "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$"
                    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final SecureRandom random = new SecureRandom();

    @PersistenceContext private EntityManager entities;

    @Inject private PasswordHashing passwords;

    @Inject private Throttle throttle;

    @Inject private Tokens tokens;

    @Inject private Clock clock;

    /**
     * @param refresh {@code session.secret}; null when the cookie that is there stays
     */
    public record SignedIn(Tokens.Token access, @Nullable String refresh) {}

    public SignedIn withPassword(String email, String password, String address) {
        String name = normalised(email);
        throttle.check(name, address);
        Optional<Account> account = byEmail(name);
        boolean right =
                passwords.matches(password, account.map(Account::passwordHash).orElse(NOBODY));
        if (account.isEmpty() || !right) {
            throttle.failed(name, address);
            throw Refusal.of(
                    401, "bad_credentials", "E-mail address and password do not belong together.");
        }
        throttle.succeeded(name);
        return open(account.get());
    }

    public SignedIn open(Account account) {
        String secret = secret();
        Session session = new Session(account, Sha256.hex(secret), clock.instant());
        entities.persist(session);
        return new SignedIn(access(account, session.id()), session.id() + "." + secret);
    }

    public SignedIn renew(@Nullable String refresh) {
        Session session = presented(refresh).orElseThrow(SignIn::signedOut);
        String next = secret();
        String given = refresh == null ? "" : refresh.substring(refresh.indexOf('.') + 1);
        Session.Renewal renewal =
                session.renew(Sha256.hex(given), Sha256.hex(next), clock.instant());
        Account account = entities.find(Account.class, session.accountId());
        return switch (renewal) {
            case RENEWED -> new SignedIn(access(account, session.id()), session.id() + "." + next);
            case OVERLAPPING -> new SignedIn(access(account, session.id()), null);
            case REFUSED -> throw signedOut();
        };
    }

    /**
     * @return the session that ended
     */
    public Optional<UUID> out(@Nullable String refresh) {
        Instant now = clock.instant();
        return presented(refresh)
                .map(
                        session -> {
                            session.revoke(now);
                            return session.id();
                        });
    }

    /** Changes the password and ends all of the account's sessions. */
    public void changePassword(UUID accountId, String current, String next, String address) {
        Account account = entities.find(Account.class, accountId);
        throttle.check(account.email(), address);
        if (!passwords.matches(current, account.passwordHash())) {
            throttle.failed(account.email(), address);
            throw Refusal.field("current", "bad_credentials", "This is not your present password.");
        }
        account.changePassword(passwords.hash(next));
        entities.createQuery("select s from Session s where s.accountId = :account", Session.class)
                .setParameter("account", accountId)
                .getResultList()
                .forEach(session -> session.revoke(clock.instant()));
    }

    static String normalised(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private Optional<Account> byEmail(String email) {
        return entities.createQuery("select a from Account a where a.email = :email", Account.class)
                .setParameter("email", email)
                .getResultStream()
                .findFirst();
    }

    private Optional<Session> presented(@Nullable String refresh) {
        if (refresh == null || refresh.indexOf('.') != 36) {
            return Optional.empty();
        }
        try {
            UUID id = UUID.fromString(refresh.substring(0, 36));
            return Optional.ofNullable(
                    entities.find(Session.class, id, LockModeType.PESSIMISTIC_WRITE));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Tokens.Token access(Account account, UUID session) {
        UUID tenant = account.tenantId();
        return tokens.issue(
                new Caller(
                        tenant == null ? null : new TenantId(tenant),
                        account.id(),
                        account.name(),
                        Set.copyOf(account.roles()),
                        session),
                ACCESS);
    }

    private String secret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Refusal signedOut() {
        return Refusal.of(401, "signed_out", "You are not signed in here any more. Sign in again.");
    }
}
