package frontdesk.mail.control;

import frontdesk.platform.security.CallerContext;
import frontdesk.platform.security.Sealing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.UUID;

/** The keys that accounts sign their mails with: made here, and never shown. */
@ApplicationScoped
@Transactional
public class AccountSigning {

    /** RFC 8301: what everybody takes. */
    private static final int BITS = 2048;

    /** Another one for each key, so that mails on their way are still believed. */
    private static final DateTimeFormatter SELECTOR =
            DateTimeFormatter.ofPattern("'fd'yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    @PersistenceContext private EntityManager entities;

    @Inject private Accounts accounts;

    @Inject private Sealing sealing;

    @Inject private Clock clock;

    /** From now on its mails are signed, with a key of their own. */
    public Accounts.View begin(UUID id) {
        accounts.find(id);
        KeyPair pair = pair();
        entities.createNativeQuery(
                        "update mail_account set dkim_selector = ?3, dkim_public = ?4,"
                                + " sealed_dkim_key = ?5 where id = ?1 and tenant_id = ?2")
                .setParameter(1, id)
                .setParameter(2, tenant())
                .setParameter(3, SELECTOR.format(clock.instant()))
                .setParameter(4, Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()))
                .setParameter(
                        5,
                        sealing.seal(
                                Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()),
                                id))
                .executeUpdate();
        return accounts.find(id);
    }

    public Accounts.View end(UUID id) {
        accounts.find(id);
        entities.createNativeQuery(
                        "update mail_account set dkim_selector = null, dkim_public = null,"
                                + " sealed_dkim_key = null where id = ?1 and tenant_id = ?2")
                .setParameter(1, id)
                .setParameter(2, tenant())
                .executeUpdate();
        return accounts.find(id);
    }

    static PrivateKey key(String base64) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UUID tenant() {
        return CallerContext.current().requireTenant().value();
    }
}
