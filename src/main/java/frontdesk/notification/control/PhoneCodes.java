package frontdesk.notification.control;

import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.AsSystem;
import frontdesk.shared.Ids;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Codes for telephone numbers. They are counted over all businesses: a stranger's telephone must
 * not be made to ring by many.
 */
@ApplicationScoped
@AsSystem
@Transactional(dontRollbackOn = Refusal.class)
public class PhoneCodes {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration COUNTED = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int MOST_IN_AN_HOUR = 5;
    private static final int MOST_TRIES = 5;
    private static final int CODES = 1_000_000;

    /** A code is short: whoever reads the table must not find it within its life. */
    private static final int ROUNDS = 100_000;

    private static final SecureRandom RANDOM = new SecureRandom();

    @PersistenceContext private EntityManager entities;

    @Inject private Clock clock;

    /** Ends those before. */
    String issue(TenantId tenant, UUID person, String phone) {
        List.of(person.toString(), phone).forEach(this::alone);
        throttle(person, phone);
        String code = "%06d".formatted(RANDOM.nextInt(CODES));
        UUID id = Ids.next();
        entities.createNativeQuery(
                        """
                        insert into notification_phone_code (id, tenant_id, person_id, phone, hash, created_at, expires_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                        """)
                .setParameter(1, id)
                .setParameter(2, tenant.value())
                .setParameter(3, person)
                .setParameter(4, phone)
                .setParameter(5, hash(code, id))
                .setParameter(6, ago(Duration.ZERO))
                .setParameter(7, Timestamp.from(clock.instant().plus(LIFE)))
                .executeUpdate();
        entities.createNativeQuery("delete from notification_phone_code where created_at < ?1")
                .setParameter(1, ago(COUNTED))
                .executeUpdate();
        return code;
    }

    /**
     * @return the number that it was sent to; a try counts, whatever comes of it
     */
    String redeem(UUID person, String given) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                update notification_phone_code set tries = tries + 1
                                where id = (select id from notification_phone_code where person_id = ?1 order by created_at desc, id desc limit 1)
                                returning id, phone, hash, tries, expires_at
                                """)
                        .setParameter(1, person)
                        .getResultList();
        Object[] row = rows.isEmpty() ? null : (Object[]) rows.getFirst();
        if (row == null || !clock.instant().isBefore((Instant) row[4])) {
            throw Refusal.field(
                    "code",
                    "code_expired",
                    "There is no code that still holds. Have another one sent.");
        }
        if (((Number) row[3]).intValue() > MOST_TRIES) {
            throw Refusal.field(
                    "code",
                    "too_many_tries",
                    "This code was tried too often. Have another one sent.");
        }
        if (!MessageDigest.isEqual((byte[]) row[2], hash(digits(given), (UUID) row[0]))) {
            throw Refusal.field("code", "wrong_code", "This is not the code that was sent.");
        }
        entities.createNativeQuery(
                        "update notification_phone_code set expires_at = ?2 where id = ?1")
                .setParameter(1, row[0])
                .setParameter(2, ago(Duration.ZERO))
                .executeUpdate();
        return (String) row[1];
    }

    /** The number that a code still waits for; empty where there is none. */
    public String pending(UUID person) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select case when expires_at > ?2 and tries < ?3 then phone else '' end from notification_phone_code
                                where person_id = ?1 order by created_at desc, id desc limit 1
                                """)
                        .setParameter(1, person)
                        .setParameter(2, ago(Duration.ZERO))
                        .setParameter(3, MOST_TRIES)
                        .getResultList();
        return rows.isEmpty() ? "" : (String) rows.getFirst();
    }

    private void throttle(UUID person, String phone) {
        Object[] sent =
                (Object[])
                        entities.createNativeQuery(
                                        """
                                        select count(*) filter (where person_id = ?1), count(*) filter (where phone = ?2), count(*) filter (where created_at > ?4)
                                        from notification_phone_code where (person_id = ?1 or phone = ?2) and created_at > ?3
                                        """)
                                .setParameter(1, person)
                                .setParameter(2, phone)
                                .setParameter(3, ago(COUNTED))
                                .setParameter(4, ago(PAUSE))
                                .getSingleResult();
        long most = Math.max(((Number) sent[0]).longValue(), ((Number) sent[1]).longValue());
        if (most >= MOST_IN_AN_HOUR) {
            throw Refusal.throttled("Too many codes were sent. Wait an hour.", COUNTED);
        }
        if (((Number) sent[2]).longValue() > 0) {
            throw Refusal.throttled("A code was sent just now. Wait half a minute.", PAUSE);
        }
    }

    /** Of two requests at the same time, the second counts the first's code. */
    private void alone(String who) {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(?1, 0))")
                .setParameter(1, "phone code " + who)
                .getSingleResult();
    }

    /** As a person types it: with spaces, in the digits of their language. */
    static String digits(String given) {
        return given.codePoints()
                .filter(sign -> !Character.isWhitespace(sign) && !Character.isSpaceChar(sign))
                .mapToObj(
                        sign ->
                                Character.isDigit(sign)
                                        ? String.valueOf(Character.digit(sign, 10))
                                        : Character.toString(sign))
                .collect(Collectors.joining());
    }

    private static byte[] hash(String code, UUID salt) {
        try {
            PBEKeySpec spec =
                    new PBEKeySpec(
                            code.toCharArray(),
                            salt.toString().getBytes(StandardCharsets.US_ASCII),
                            ROUNDS,
                            256);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no PBKDF2", e);
        }
    }

    private Timestamp ago(Duration time) {
        return Timestamp.from(clock.instant().minus(time));
    }
}
